-- Q08: forest, and the rest of each district; together they are the land of the city. Ground that two patches share counts once: as forest
-- before as unknown, then for the lower id. Edges run straight in longitude and latitude, areas are ellipsoidal.
with patch as materialized (
  select f.layer, f.id, f.name, f.geom,
         case
           when f.kind in ('bamboo', 'special_shrub', 'shelter_belt') or (f.kind = 'arbor' and f.closure >= 0.2) then 0
           when f.kind is null or f.kind = 'unknown' or (f.kind = 'arbor' and f.closure is null) then 1
         end as rank,
         case when f.kind is null or f.kind = 'unknown' then 'kind_unknown' when f.kind = 'arbor' and f.closure is null then 'closure_unknown' else 'forest' end as note
  from layers.forests f
  where st_dimension(f.geom) = 2 and (f.surveyed_on is null or f.surveyed_on <= :day::date)
),
own as materialized (
  select p.layer, p.id, p.name, p.rank, p.note, case when earlier.geom is null then p.geom else st_collectionextract(st_difference(p.geom, earlier.geom, 1e-9), 3) end as geom
  from patch p
  left join lateral (
    select st_union(q.geom, 1e-9) as geom from patch q
    where q.geom && p.geom and st_intersects(q.geom, p.geom) and (q.rank, q.id collate "C") < (p.rank, p.id collate "C")
  ) earlier on true
  where p.rank is not null
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
  select o.layer, o.id, o.name, d.id as district_id, o.rank, o.note, part.geom, st_area(st_segmentize(part.geom, 0.001)::geography) as m2
  from own o
  join district d on d.geom && o.geom and st_intersects(d.geom, o.geom)
  cross join lateral (select case when st_covers(d.geom, o.geom) then o.geom else st_collectionextract(st_intersection(o.geom, d.geom, 1e-9), 3) end as geom) part
  where not st_isempty(part.geom)
)
select layer, id, coalesce(name, id) as name, district_id, case when rank = 0 then m2 end as numerator, m2 as denominator, note, geom
from piece
union all
select d.layer, d.id, coalesce(d.name, d.id), d.id, 0, greatest(st_area(st_segmentize(d.geom, 0.001)::geography) - coalesce(held.m2, 0), 0), 'other_land', null
from district d
left join lateral (select sum(m2) as m2 from piece where piece.district_id = d.id) held on true
