-- All versions of one feature, newest first, with who published them.
-- $1 region, $2 layer, $3 id
select f.id, st_asgeojson(f.geom, 7, 0)::json as geometry, f.attributes, f.valid_from, f.valid_to,
       f.revision_from, f.revision_to, said.source, said.licence, said.attribution, r.published_at, r.actor, r.reason,
       case when st_dimension(f.geom) = 2 then st_area(f.geom::geography) end as area_m2,
       case when st_dimension(f.geom) = 1 then st_length(f.geom::geography) end as length_m,
       coalesce(st_asbinary(f.geom) <> lag(st_asbinary(f.geom)) over (order by f.revision_from, f.valid_from), false) as geometry_changed,
       st_xmin(f.geom) as west, st_ymin(f.geom) as south, st_xmax(f.geom) as east, st_ymax(f.geom) as north
  from feature f
  join revision r on r.region = f.region and r.layer = f.layer and r.number = f.revision_from
  join revision said on said.region = f.region and said.layer = f.layer and said.number = coalesce(f.said_in, f.revision_from)
 where f.region = $1
   and f.layer = $2
   and f.id = $3
 order by f.revision_from desc, f.valid_from desc
 limit 500
