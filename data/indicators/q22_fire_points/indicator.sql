-- Q22: every fire point on record by the day, and whether it is open. One that a satellite saw and nobody verified is unknown.
with m as (
  select f.*,
         case
           when f.status in ('open', 'treating', 'reignited') then f.status
           when f.status = 'closed' and f.closed_on > :day::date then 'open'
           when f.status = 'closed' then 'closed'
           when f.status = 'detected' then 'detected'
           else 'status_unknown'
         end as note
  from layers.fire_points f
  where f.found_on is null or f.found_on <= :day::date
)
select m.layer, m.id, coalesce(m.name, m.code, m.id) as name, district.id as district_id,
       case when m.note in ('open', 'treating', 'reignited') then 1 when m.note = 'closed' then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
