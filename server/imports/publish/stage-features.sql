-- Takes in a chunk of arriving features.
-- $1 numbers, $2 ids, $3 valid_from, $4 valid_to, $5 WKB, $6 attributes as JSON
insert into incoming_feature (n, id, valid_from, valid_to, geom, attributes)
select i.n, i.id, i.valid_from, i.valid_to, st_force2d(st_geomfromwkb(i.wkb, 4490)), i.attributes::jsonb
  from unnest($1::integer[], $2::text[], $3::date[], $4::date[], $5::bytea[], $6::text[])
       as i (n, id, valid_from, valid_to, wkb, attributes)
