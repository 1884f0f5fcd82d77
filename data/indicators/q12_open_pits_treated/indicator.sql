-- Q12: every open pit that must be treated, and whether it was treated and accepted.
-- Where nobody said whether a pit must be, or whether a mine is a pit at all, it is a member of which nothing is known.
with m as (
  select s.*,
         case
           when s.method is null or s.method = 'unknown' then 'method_unknown'
           when s.treatment_required is null then 'required_unknown'
           when s.treatment is null or s.treatment = 'unknown' then 'treatment_unknown'
           else s.treatment
         end as note
  from layers.mines s
  where s.method is distinct from 'underground' and s.treatment_required is distinct from false
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note = 'accepted' then 1 when m.note in ('under_way', 'none') then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
