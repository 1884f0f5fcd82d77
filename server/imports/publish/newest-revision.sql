-- The newest revision of a layer and, where the same source was published before, what was said of it then.
-- $1 region, $2 layer, $3 source, $4 coverage as WKB or null, $5 as_of, $6 status, $7 accuracy_m, $8 licence, $9 attribution
select newest.number,
       coalesce(
         (select same.as_of is not distinct from $5::date
                 and same.status = $6
                 and same.accuracy_m is not distinct from $7::double precision
                 and same.licence = $8
                 and same.attribution = $9
                 and st_asbinary(same.coverage) is not distinct from st_asbinary(st_multi(st_geomfromwkb($4::bytea, 4490)))
            from revision same
           where same.region = $1 and same.layer = $2 and same.source = $3
           order by same.number desc
           limit 1),
         false) as said_already
  from (select coalesce(max(number), 0) as number from revision where region = $1 and layer = $2) as newest
