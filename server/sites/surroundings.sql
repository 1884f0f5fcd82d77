-- Area and length of a drawn site, and for each layer how many features lie around it and which is the nearest.
-- The index on geometry bounds every search. Distances are looked at on a plane of metres at the site's own latitude first, which is right
-- to a few thousandths near the site; what lies so close to the end of a band that this could matter, and the nearest, are measured on the ellipsoid (4490).
-- $1 GeoJSON, $2 region, $3 layers, $4 the attribute that names each layer's features, $5 four reaches in metres, ascending.
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
         ($5::double precision[])[4] as reach
  from drawn
)
select l.layer, around.counts, nearest.id as nearest_id, nearest.name as nearest_name, nearest.m as nearest_m,
       case when site.dimension = 2 then st_area(site.geom::geography) end as area_m2,
       case when site.dimension = 1 then st_length(site.geom::geography) end as length_m
from site
left join unnest($3::text[], $4::text[]) with ordinality as l(layer, label, place) on true
left join lateral (
  select array[
           count(*) filter (where exact.m <= ($5::double precision[])[1]), count(*) filter (where exact.m <= ($5::double precision[])[2]),
           count(*) filter (where exact.m <= ($5::double precision[])[3]), count(*) filter (where exact.m <= ($5::double precision[])[4])
         ]::integer[] as counts
  from (
    select f.geom, st_distance(st_scale(f.geom, site.x, site.y), site.flat) as m
    from feature f
    where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
      and f.geom && st_expand(site.geom, (site.reach + 1) / (110000 * site.narrowing), (site.reach + 1) / 110000)
    offset 0
  ) found
  cross join lateral (
    select case
      when (select bool_or(abs(found.m - edge) <= edge * site.doubt) from unnest($5::double precision[]) edge) then st_distance(found.geom::geography, site.geom::geography)
      else found.m
    end as m
    offset 0
  ) exact
) around on true
-- The nearest in degrees bounds the search for the nearest in metres; of the nearest on the plane the ellipsoid chooses.
left join lateral (
  select st_distance(st_scale(first.geom, site.x, site.y), site.flat) * 1.02 as m
  from (
    select f.geom from feature f
    where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
    order by f.geom <-> site.geom limit 1
  ) first
) bound on true
left join lateral (
  select few.id, few.name, case when few.flat_m = 0 then 0 else st_distance(site.geom::geography, few.geom::geography) end as m
  from (
    select f.id, f.geom, coalesce(f.attributes ->> l.label, '') as name, st_distance(st_scale(f.geom, site.x, site.y), site.flat) as flat_m
    from feature f
    where f.region = $2 and f.layer = l.layer and f.revision_to is null and f.valid_to is null
      and f.geom && st_expand(site.geom, (bound.m + 1) / (110000 * cos(radians(least(degrees(acos(site.narrowing)) + bound.m / 110000, 89)))), (bound.m + 1) / 110000)
    order by flat_m, f.id
    limit 2
  ) few
  order by 3, few.id
  limit 1
) nearest on true
order by l.place
