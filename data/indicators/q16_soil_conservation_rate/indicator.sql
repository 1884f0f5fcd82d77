-- Q16: the ground that lost soil in the latest year that was over by the day, and the rest of each district; together they are the land of the city.
-- Ground that two patches share counts once, for the lower id. Without any year of monitoring the state of the land is unknown, not sound;
-- so is the ground of a patch that names no year, which may be of the latest, where no patch of that year has it.
with latest as materialized (
  select max(s.year) as year from layers.eroded_ground s where s.year <= extract(year from :day::date + 1)::integer - 1
),
patch as materialized (
  select s.layer, s.id, s.name, s.intensity, s.geom, case when s.year is null then 1 else 0 end as rank
  from layers.eroded_ground s cross join latest l
  where (s.year = l.year or s.year is null) and st_dimension(s.geom) = 2
),
own as materialized (
  select p.layer, p.id, p.name, p.intensity, p.rank, case when earlier.geom is null then p.geom else st_collectionextract(st_difference(p.geom, earlier.geom, 1e-9), 3) end as geom
  from patch p
  left join lateral (
    select st_union(q.geom, 1e-9) as geom from patch q where q.geom && p.geom and st_intersects(q.geom, p.geom) and (q.rank, q.id collate "C") < (p.rank, p.id collate "C")
  ) earlier on true
),
district as materialized (
  select z.layer, z.id, z.name, case when lower_ids.geom is null then z.geom else st_collectionextract(st_difference(z.geom, lower_ids.geom, 1e-9), 3) end as geom
  from layers.districts z
  left join lateral (
    select st_union(y.geom, 1e-9) as geom from layers.districts y
    where y.id collate "C" < z.id collate "C" and y.geom && z.geom and st_intersects(y.geom, z.geom) and not st_touches(y.geom, z.geom)
  ) lower_ids on true
),
piece as materialized (
  select o.layer, o.id, o.name, d.id as district_id, o.intensity, o.rank, part.geom, st_area(st_segmentize(part.geom, 0.001)::geography) as m2
  from own o
  join district d on d.geom && o.geom and st_intersects(d.geom, o.geom)
  cross join lateral (select case when st_covers(d.geom, o.geom) then o.geom else st_collectionextract(st_intersection(o.geom, d.geom, 1e-9), 3) end as geom) part
  where not st_isempty(part.geom)
)
select layer, id, coalesce(name, id) as name, district_id, case when rank = 0 then 0 end::double precision as numerator, m2 as denominator,
       case when rank = 0 then coalesce(intensity, 'eroded') else 'year_unknown' end as note, geom
from piece
union all
select d.layer, d.id, coalesce(d.name, d.id), d.id, case when l.year is not null then rest.m2 end, rest.m2, case when l.year is null then 'not_monitored' else 'sound' end, null
from district d
cross join latest l
left join lateral (select sum(m2) as m2 from piece where piece.district_id = d.id) held on true
cross join lateral (select greatest(st_area(st_segmentize(d.geom, 0.001)::geography) - coalesce(held.m2, 0), 0) as m2) rest
