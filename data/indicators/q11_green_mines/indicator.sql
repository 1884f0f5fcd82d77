-- Q11: every mine in production, and whether it is on the national or the regional list of green mines.
-- A mine whose state is unknown may be in production, so it is a member of which nothing is known.
with m as (
  select s.*,
         case
           when s.status is null or s.status = 'unknown' then 'status_unknown'
           when s.green_level in ('national', 'provincial') then s.green_level
           when s.green_level = 'none' then 'not_listed'
           else 'listing_unknown'
         end as note
  from layers.mines s
  where s.status is null or s.status in ('producing', 'unknown')
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note in ('national', 'provincial') then 1 when m.note = 'not_listed' then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
