-- Q17: the Longyouwan wetland, and whether it is on the list of wetlands of national importance. Where the layer does not hold it, nothing is known.
with m as (
  select w.layer, w.id, w.name, w.geom,
         case
           when w.id is null then 'not_found'
           when w.level is null then 'level_unknown'
           when w.level <> 'national' then 'not_listed'
           when w.listed_on > :day::date then 'listed_later'
           else 'listed'
         end as note
  from (values (1)) one
  left join lateral (
    select s.layer, s.id, s.name, s.level, s.listed_on, s.geom from layers.wetlands s where s.name like '%龙游湾%'
    order by case when s.level = 'national' then 0 when s.level is null then 1 else 2 end, s.id collate "C" limit 1
  ) w on true
)
select coalesce(m.layer, 'wetlands') as layer, coalesce(m.id, '-') as id, coalesce(m.name, '龙游湾') as name, district.id as district_id,
       case when m.note = 'listed' then 1 when m.note in ('not_listed', 'listed_later') then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
