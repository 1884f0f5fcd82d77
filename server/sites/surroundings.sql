-- Area and length of a drawn site, and for each layer how many features lie around it and which is the nearest.
-- Ellipsoidal on CGCS2000 (4490); the index on geometry bounds every search. $1 GeoJSON, $2 region, $3 layers, $4 the attribute that names
-- each layer's features, $5 reaches in metres, ascending.
with site as materialized (
  select geom, st_dimension(geom) as dimension, cos(radians(least(greatest(abs(st_ymin(geom)), abs(st_ymax(geom))) + 1, 89))) as narrowing
  from (select st_force2d(st_setsrid(st_geomfromgeojson($1::text), 4490)) as geom) drawn
)
select l.layer, around.counts, nearest.id as nearest_id, nearest.name as nearest_name, nearest.m as nearest_m,
       case when site.dimension = 2 then st_area(site.geom::geography) end as area_m2,
       case when site.dimension = 1 then st_length(site.geom::geography) end as length_m
from site
cross join unnest($3::text[], $4::text[]) with ordinality as l(layer, label, place)
left join lateral (
  select array[
           count(*) filter (where m <= ($5::double precision[])[1]), count(*) filter (where m <= ($5::double precision[])[2]),
           count(*) filter (where m <= ($5::double precision[])[3]), count(*) filter (where m <= ($5::double precision[])[4])
         ]::integer[] as counts
  from (
    select st_distance(f.geom::geography, site.geom::geography) as m
    from feature f
    where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
      and f.geom && st_expand(site.geom, (($5::double precision[])[4] + 1) / (110000 * site.narrowing), (($5::double precision[])[4] + 1) / 110000)
  ) found
) around on true
-- Nearest in metres: the nearest in degrees bounds the search, the ellipsoid decides inside it.
left join lateral (
  select st_distance(site.geom::geography, first.geom::geography) as m
  from (
    select f.geom from feature f
    where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
    order by f.geom <-> site.geom limit 1
  ) first
) bound on true
left join lateral (
  select f.id, coalesce(f.attributes ->> l.label, '') as name, st_distance(site.geom::geography, f.geom::geography) as m
  from feature f
  where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
    and f.geom && st_expand(site.geom, (bound.m + 1) / (110000 * cos(radians(least(degrees(acos(site.narrowing)) + bound.m / 110000, 89)))), (bound.m + 1) / 110000)
  order by 3, f.id
  limit 1
) nearest on true
order by l.place
