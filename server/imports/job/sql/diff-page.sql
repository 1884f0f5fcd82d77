-- Rows of one kind of change, beside what the layer holds. $1 job, $2 the number before, $3 how many, $4 kind, $5 layer, $6 region, $7 with shapes
select r.number, r.id, r.what, r.attributes as after, held.attributes as before,
       st_area(r.geom::geography) as area_after_m2, st_area(held.geom::geography) as area_before_m2,
       case when $7::boolean then st_asgeojson(r.geom, 7, 0)::json end as shape_after,
       case when $7::boolean and '$shape' = any (r.what) then st_asgeojson(held.geom, 7, 0)::json end as shape_before
  from import_row r
  left join lateral (
    select f.geom, f.attributes
      from feature f
     where f.layer = $5 and f.region = $6 and f.id = r.id and f.revision_to is null
       and case when r.valid_from is null then f.valid_to is null or f.valid_to = r.valid_to else f.valid_from = r.valid_from end
     order by f.valid_to nulls last
     limit 1
  ) held on true
 where r.job = $1 and r.number > $2 and r.change = $4 and r.severity < 2 and not r.left_out
 order by r.number
 limit $3
