-- Area and length of a drawn site, and for each layer how many features lie around it and which is the nearest.
-- The index on geometry bounds every search. Distances are looked at on a plane of metres at the site's own latitude first, which is right
-- to a few thousandths near the site; what lies so close to the end of a band that this could matter, and the nearest, are measured on the ellipsoid (4490).
-- Slot: layers (around-layer.sql for each of them). $1 GeoJSON, $2 region, $3 four reaches in metres, ascending.
with drawn as materialized (
  select geom, st_dimension(geom) as dimension, sqrt(1 - 0.0066943800229 * sin(radians(lat)) ^ 2) as w, lat,
         0.005 + 0.03 * (st_ymax(geom) - st_ymin(geom)) as doubt,
         cos(radians(least(greatest(abs(st_ymin(geom)), abs(st_ymax(geom))) + 1, 89))) as narrowing
  from (select st_force2d(st_setsrid(st_geomfromgeojson($1::text), 4490)) as geom) given
  cross join lateral (select (st_ymin(geom) + st_ymax(geom)) / 2 as lat) middle
),
site as materialized (
  select *, radians(6378137 / w) * cos(radians(lat)) as x, radians(6378137 * (1 - 0.0066943800229) / w ^ 3) as y,
         st_scale(geom, radians(6378137 / w) * cos(radians(lat)), radians(6378137 * (1 - 0.0066943800229) / w ^ 3)) as flat,
         ($3::double precision[])[4] as reach
  from drawn
)
select l.layer, l.counts, l.id as nearest_id, l.name as nearest_name, l.m as nearest_m,
       case when site.dimension = 2 then st_area(site.geom::geography) end as area_m2,
       case when site.dimension = 1 then st_length(site.geom::geography) end as length_m
from site
left join (:layers) l (place, layer, counts, id, name, m) on true
order by l.place
