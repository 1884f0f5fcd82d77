-- Q25: every key water enterprise within a published park whose EIA approval asks for a first-rain pond, and whether its own is built by the day.
-- One that stands in no park is named and counts on neither side; a pond that the park shares, and what nobody said, leave it unknown.
with enterprise as (
  select e.*, park.geom as park_geom
  from layers.enterprises e
  left join lateral (
    select p.geom from layers.industrial_parks p where p.official_status = 'published' and p.geom && e.geom and st_intersects(p.geom, e.geom)
    order by p.id collate "C" limit 1
  ) park on true
  where e.key_water is distinct from false and e.pond_required is distinct from false and e.status is distinct from 'closed'
),
pond as (
  select q.enterprise_id, q.shared, q.geom, q.state, q.finished_on is null or q.finished_on <= :day::date as in_time
  from layers.rain_ponds q
  where q.official_status = 'published'
),
m as (
  select e.*,
         case
           when e.park_geom is null then 'outside_park'
           when e.key_water is null then 'key_unknown'
           when e.pond_required is null then 'required_unknown'
           when exists (select 1 from pond where pond.enterprise_id = e.id and pond.state = 'built' and pond.in_time) then 'built'
           when exists (select 1 from pond where pond.shared and pond.state = 'built' and pond.in_time and st_intersects(pond.geom, e.park_geom)) then 'shared_pond'
           when exists (select 1 from pond where pond.enterprise_id = e.id and pond.state is null) then 'state_unknown'
           when exists (select 1 from pond where pond.enterprise_id = e.id) then 'not_finished'
           else 'none'
         end as note
  from enterprise e
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note = 'built' then 1 when m.note in ('not_finished', 'none', 'outside_park') then 0 end::double precision as numerator,
       case when m.note = 'outside_park' then 0 else 1 end::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
