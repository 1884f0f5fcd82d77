-- Q23: every building site in work by the day, and whether all six measures of its latest rating are at 100 %.
-- One measure below fails the site; one that was not rated, beside others that pass, leaves it unknown.
with m as (
  select s.*,
         case
           when s.status is null then 'status_unknown'
           when least(s.fence_pct, s.cover_pct, s.wash_pct, s.paving_pct, s.wet_pct, s.closed_transport_pct) < 100 then 'below'
           when num_nulls(s.fence_pct, s.cover_pct, s.wash_pct, s.paving_pct, s.wet_pct, s.closed_transport_pct) > 0 then 'not_rated'
           else 'all_six'
         end as note
  from layers.construction_sites s
  where (s.status = 'running' or s.status is null) and (s.started_on is null or s.started_on <= :day::date)
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note = 'all_six' then 1 when m.note = 'below' then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
