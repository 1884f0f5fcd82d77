-- Features that the layer holds today and that the file does not name. $1 job, $2 layer, $3 region, $4 the id before, $5 how many, $6 with shapes
select f.id, f.attributes as before, st_area(f.geom::geography) as area_before_m2, case when $6::boolean then st_asgeojson(f.geom, 7, 0)::json end as shape_before
  from feature f
 where f.layer = $2 and f.region = $3 and f.revision_to is null and f.valid_to is null and f.id > $4
   and not exists (select from import_row r where r.job = $1 and r.id = f.id)
 order by f.id
 limit $5
