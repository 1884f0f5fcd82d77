-- Treated area (Q15): every treatment patch, cut into pieces that say whether and where they count.
-- The pieces of a patch add up to the patch's own ellipsoidal area, so recorded = counted + every exclusion.
-- A piece is left out for the first reason that holds: not accepted, year unknown, outside the city, on water, outside every
-- watershed, not eroding before it was treated (by the last survey of an earlier year, where there is one), counted already (in the
-- accepted patch of the earliest year; within a year, of the lowest id). Every piece is cut by watershed and district; where two zones overlap, the one of the lower id has the ground.
with every as not materialized (
  select id, coalesce(name, code, id) as name, year, measure, acceptance, geom
  from layers.treatment_patches
  where st_dimension(geom) = 2 :only
),
patch as materialized (
  -- Along a curve that fills the plane: neighbours come after each other, and a zone is made ready for many of them at once.
  select *, st_area(st_segmentize(geom, 0.001)::geography) as area_m2 from every order by geom
),
surveyed as materialized (
  select distinct year from layers.eroded_ground
),
-- Each step is worked out once (`offset 0`): the planner would else write it into every step that reads it, each inside the next. Where
-- one zone holds the whole patch, as most do, nothing is united and nothing cut.
placed as materialized (
  select p.*, city.geom as city_geom, inside.geom as inside_geom, water.geom as water_geom, dry.geom as dry_geom, drained.geom as drained_geom, land.geom as land_geom,
         in_city.whole as in_city, in_shed.whole as in_shed, on_land.whole as on_land
  from patch p
  left join lateral (select true as whole from layers.districts d where d.geom && p.geom and st_covers(d.geom, p.geom) limit 1) in_one on true
  left join lateral (
    select st_union(d.geom, 1e-9 order by d.id collate "C") as geom from layers.districts d where in_one.whole is null and d.geom && p.geom and st_intersects(d.geom, p.geom)
  ) city on true
  cross join lateral (select coalesce(in_one.whole, st_covers(city.geom, p.geom), false) as whole offset 0) in_city
  cross join lateral (
    select case when in_city.whole then p.geom when city.geom is not null then st_collectionextract(st_intersection(p.geom, city.geom, 1e-9), 3) end as geom offset 0
  ) inside
  left join lateral (
    select st_union(w.geom, 1e-9 order by w.id collate "C") as geom from layers.water_bodies w where w.geom && inside.geom and st_intersects(w.geom, inside.geom)
  ) water on true
  cross join lateral (
    select case when water.geom is null then inside.geom else st_collectionextract(st_difference(inside.geom, water.geom, 1e-9), 3) end as geom offset 0
  ) dry
  left join lateral (select true as whole from layers.small_watersheds s where s.geom && dry.geom and st_covers(s.geom, dry.geom) limit 1) shed_one on true
  left join lateral (
    select st_union(s.geom, 1e-9 order by s.id collate "C") as geom from layers.small_watersheds s where shed_one.whole is null and s.geom && dry.geom and st_intersects(s.geom, dry.geom)
  ) shed on true
  cross join lateral (select coalesce(shed_one.whole, st_covers(shed.geom, dry.geom), false) as whole offset 0) in_shed
  cross join lateral (
    select case when in_shed.whole then dry.geom when shed.geom is not null then st_collectionextract(st_intersection(dry.geom, shed.geom, 1e-9), 3) end as geom offset 0
  ) drained
  left join lateral (select max(s.year) as year from surveyed s where s.year < p.year) survey on true
  left join lateral (
    select true as whole from layers.eroded_ground e where e.year = survey.year and e.geom && drained.geom and st_covers(e.geom, drained.geom) limit 1
  ) eroding_one on true
  left join lateral (
    select st_union(e.geom, 1e-9 order by e.id collate "C") as geom from layers.eroded_ground e
    where eroding_one.whole is null and e.year = survey.year and e.geom && drained.geom and st_intersects(e.geom, drained.geom)
  ) eroding on true
  cross join lateral (select survey.year is null or coalesce(eroding_one.whole, st_covers(eroding.geom, drained.geom), false) as whole offset 0) on_land
  cross join lateral (
    select case when on_land.whole then drained.geom when eroding.geom is not null then st_collectionextract(st_intersection(drained.geom, eroding.geom, 1e-9), 3) end as geom offset 0
  ) land
  where p.acceptance = 'accepted' and p.year is not null
),
-- Which accepted patch comes before which on common ground.
meeting as materialized (
  select p.id, q.id as earlier_id, q.year as earlier_year
  from placed p
  join every q on q.geom && p.geom and st_intersects(q.geom, p.geom)
  where q.acceptance = 'accepted' and q.year is not null
    and (q.year, q.id collate "C") < (p.year, p.id collate "C")
),
-- Materialised, or it would be made again for every patch.
prior as materialized (
  select m.id, st_union(q.land_geom, 1e-9 order by q.id collate "C") as geom from meeting m join placed q on q.id = m.earlier_id group by m.id
),
counted as materialized (
  select p.id, case when prior.geom is null then p.land_geom else st_collectionextract(st_difference(p.land_geom, prior.geom, 1e-9), 3) end as geom
  from placed p
  left join prior on prior.id = p.id
  where p.land_geom is not null
),
-- Those whose pieces are asked for; the others are here because these lie over them.
told as materialized (
  select * from placed where true :told
),
base as materialized (
  select id as patch, 'not_accepted' as category, geom, null::text as counted_in from patch where acceptance is distinct from 'accepted' :told
  union all
  select id, 'no_year', geom, null from patch where acceptance = 'accepted' and year is null :told
  union all
  select id, 'outside_city', case when city_geom is null then geom else st_collectionextract(st_difference(geom, city_geom, 1e-9), 3) end, null
  from told where not in_city
  union all
  select id, 'on_water', st_collectionextract(st_intersection(inside_geom, water_geom, 1e-9), 3), null from told where water_geom is not null
  union all
  select id, 'outside_watershed', case when drained_geom is null then dry_geom else st_collectionextract(st_difference(dry_geom, drained_geom, 1e-9), 3) end, null
  from told where dry_geom is not null and not in_shed
  union all
  select id, 'not_eroding', case when land_geom is null then drained_geom else st_collectionextract(st_difference(drained_geom, land_geom, 1e-9), 3) end, null
  from told where drained_geom is not null and not on_land
  union all
  select m.id, case when m.earlier_year < p.year then 'treated_again' else 'overlap' end,
         st_collectionextract(st_intersection(p.land_geom, c.geom, 1e-9), 3), m.earlier_id
  from meeting m
  join told p on p.id = m.id
  join counted c on c.id = m.earlier_id
  where st_intersects(p.land_geom, c.geom)
  union all
  select id, 'counted', geom, null from counted where true :told
),
watershed as materialized (
  select z.id, case when lower_ids.geom is null then z.geom else st_collectionextract(st_difference(z.geom, lower_ids.geom, 1e-9), 3) end as geom
  from layers.small_watersheds z
  left join lateral (
    select st_union(y.geom, 1e-9 order by y.id collate "C") as geom from layers.small_watersheds y
    where y.id collate "C" < z.id collate "C" and y.geom && z.geom and st_intersects(y.geom, z.geom) and not st_touches(y.geom, z.geom)
  ) lower_ids on true
),
district as materialized (
  select z.id, case when lower_ids.geom is null then z.geom else st_collectionextract(st_difference(z.geom, lower_ids.geom, 1e-9), 3) end as geom
  from layers.districts z
  left join lateral (
    select st_union(y.geom, 1e-9 order by y.id collate "C") as geom from layers.districts y
    where y.id collate "C" < z.id collate "C" and y.geom && z.geom and st_intersects(y.geom, z.geom) and not st_touches(y.geom, z.geom)
  ) lower_ids on true
),
by_watershed as materialized (
  select b.patch, b.category, b.counted_in, part.watershed_id, part.geom
  from base b
  left join lateral (select z.id from watershed z where z.geom && b.geom and st_covers(z.geom, b.geom) limit 1) home on true
  cross join lateral (
    select home.id as watershed_id, b.geom where home.id is not null
    union all
    select z.id, st_collectionextract(st_intersection(b.geom, z.geom, 1e-9), 3)
    from watershed z where home.id is null and z.geom && b.geom and st_intersects(z.geom, b.geom)
    union all
    select null, case when around.geom is null then b.geom else st_collectionextract(st_difference(b.geom, around.geom, 1e-9), 3) end
    from (select st_union(z.geom, 1e-9 order by z.id collate "C") as geom from watershed z where home.id is null and z.geom && b.geom and st_intersects(z.geom, b.geom)) around
    where home.id is null and (around.geom is null or not st_covers(around.geom, b.geom))
  ) part
  where not st_isempty(b.geom)
),
by_district as materialized (
  select w.patch, w.category, w.counted_in, w.watershed_id, part.district_id, part.geom
  from by_watershed w
  left join lateral (select z.id from district z where z.geom && w.geom and st_covers(z.geom, w.geom) limit 1) home on true
  cross join lateral (
    select home.id as district_id, w.geom where home.id is not null
    union all
    select z.id, st_collectionextract(st_intersection(w.geom, z.geom, 1e-9), 3)
    from district z where home.id is null and z.geom && w.geom and st_intersects(z.geom, w.geom)
    union all
    select null, case when around.geom is null then w.geom else st_collectionextract(st_difference(w.geom, around.geom, 1e-9), 3) end
    from (select st_union(z.geom, 1e-9 order by z.id collate "C") as geom from district z where home.id is null and z.geom && w.geom and st_intersects(z.geom, w.geom)) around
    where home.id is null and (around.geom is null or not st_covers(around.geom, w.geom))
  ) part
  where not st_isempty(w.geom)
),
-- Edges are straight in longitude and latitude, as they were drawn and cut; the ellipsoid's are geodesics. With a vertex every
-- 0.001° (about 100 m) the two differ by 0.2 mm, so that pieces make the whole however long a patch is.
measured as materialized (
  select d.*, a.m2 from by_district d cross join lateral (select st_area(st_segmentize(d.geom, 0.001)::geography) as m2) a
  -- What is left of two borders that should be one.
  where a.m2 >= 0.01
),
-- A patch whose pieces do not make it up, on the plain of degrees where cutting is exact, by a millionth and 1 m² (1.1e-10 square
-- degrees): ground was lost or counted twice. It is left out whole and named, and the others are counted.
faulty as materialized (
  select p.id from patch p
  left join (select patch, sum(st_area(geom)) as degrees from by_district group by patch) made on made.patch = p.id
  where abs(st_area(p.geom) - coalesce(made.degrees, 0)) > 1e-6 * st_area(p.geom) + 1.1e-10 :told
),
-- What rounding is left: each patch's pieces are scaled to its own area, rounded to 0.0001 m², and the largest takes the rest (强制调平).
scaled as (
  select m.*, p.name, p.year, p.measure, p.area_m2 as patch_m2,
         round((m.m2 * p.area_m2 / sum(m.m2) over (partition by m.patch))::numeric, 4) as rounded_m2,
         row_number() over (partition by m.patch order by m.m2 desc, m.category, m.counted_in, m.watershed_id, m.district_id) as place
  from measured m
  join patch p on p.id = m.patch
  where m.patch not in (select id from faulty)
)
select patch, name, category, year, measure, counted_in, watershed_id, district_id,
       rounded_m2 + case when place = 1 then round(patch_m2::numeric, 4) - sum(rounded_m2) over (partition by patch) else 0 end as area_m2, geom
from scaled
union all
select p.id, p.name, 'cutting_fault', p.year, p.measure, null, null, null, round(p.area_m2::numeric, 4), p.geom
from patch p
where p.id in (select id from faulty)
