-- $1 region, $2 layer, $3 ids, $4 titles, $5 haystacks, $6 synthetic
insert into search_entry (region, layer, id, title, haystack, point, box, synthetic)
select f.region, f.layer, f.id, e.title, e.haystack,
       st_pointonsurface(f.geom),
       case when st_dimension(f.geom) > 0 then st_envelope(st_buffer(st_envelope(f.geom), 1e-7)) end,
       e.synthetic
  from unnest($3::text[], $4::text[], $5::text[], $6::boolean[]) as e (id, title, haystack, synthetic)
  join feature f on f.region = $1 and f.layer = $2 and f.id = e.id and f.revision_to is null and f.valid_to is null
