-- Of one layer: how many features lie around a drawn site, and which is the nearest; a part of surroundings.sql, where site and $ are told.
-- One text for each layer, so that only its own part of the table is opened.
-- Slots: place, layer, label (the attribute that names its features).
(
  with found as materialized (
    select f.id, f.geom, coalesce(f.attributes ->> :label, '') as name, st_distance(st_scale(f.geom, site.x, site.y), site.flat) as flat_m
    from site
    join feature f on f.geom && st_expand(site.geom, (site.reach + 1) / (110000 * site.narrowing), (site.reach + 1) / 110000)
    where f.region = $2 and f.layer = :layer and f.revision_to is null and f.valid_to is null
  ),
  -- Where nothing is near, the nearest in degrees bounds the search for the nearest in metres.
  bound as materialized (
    select first.geom, st_distance(st_scale(first.geom, site.x, site.y), site.flat) * 1.02 as m
    from site
    cross join lateral (
      select f.geom from feature f
      where f.region = $2 and f.layer = :layer and f.revision_to is null and f.valid_to is null
      order by f.geom <-> site.geom limit 1
    ) first
    where not exists (select from found, site where found.flat_m < site.reach * 0.99)
  ),
  -- Of the nearest on the plane the ellipsoid chooses.
  few as (
    (select id, geom, name, flat_m from found order by flat_m, id limit 2)
    union all
    (
      select f.id, f.geom, coalesce(f.attributes ->> :label, ''), st_distance(st_scale(f.geom, site.x, site.y), site.flat) as flat_m
      from bound
      cross join site
      join feature f on f.geom && st_expand(site.geom, (bound.m + 1) / (110000 * cos(radians(least(degrees(acos(site.narrowing)) + bound.m / 110000, 89)))), (bound.m + 1) / 110000)
      where f.region = $2 and f.layer = :layer and f.revision_to is null and f.valid_to is null
      order by flat_m, f.id
      limit 2
    )
  )
  select :place as place, :layer::text as layer, ring.counts, nearest.id, nearest.name, nearest.m
  from (
    select array[
             count(*) filter (where exact.m <= ($3::double precision[])[1]), count(*) filter (where exact.m <= ($3::double precision[])[2]),
             count(*) filter (where exact.m <= ($3::double precision[])[3]), count(*) filter (where exact.m <= ($3::double precision[])[4])
           ]::integer[] as counts
    from found
    cross join site
    cross join lateral (
      select case
        when (select bool_or(abs(found.flat_m - edge) <= edge * site.doubt) from unnest($3::double precision[]) edge) then st_distance(found.geom::geography, site.geom::geography)
        else found.flat_m
      end as m
      offset 0
    ) exact
  ) ring
  left join (
    select near.id, near.name, exact.m
    from (select few.*, min(flat_m) over () as least_m from few) near
    cross join site
    cross join lateral (select case when near.flat_m = 0 then 0 else st_distance(site.geom::geography, near.geom::geography) end as m offset 0) exact
    where near.flat_m <= near.least_m * 1.02
    order by exact.m, near.id
    limit 1
  ) nearest on true
)
