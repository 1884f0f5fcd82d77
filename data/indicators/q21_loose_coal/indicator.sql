-- Q21: every fuel user within a no-burn zone that is published and in force, and whether it burns loose coal.
-- A zone is drawn by the city's government; where its issuer or its first day is unknown, so is what it forbids.
with zone as (
  select z.geom, z.issued_by = 'city' and z.effective_on <= :day::date as sure
  from layers.no_burn_zones z
  where z.official_status = 'published' and z.issued_by is distinct from 'district' and (z.effective_on is null or z.effective_on <= :day::date)
),
inside as (
  select u.*, z.sure
  from layers.fuel_users u
  cross join lateral (select bool_or(coalesce(zone.sure, false)) as sure from zone where zone.geom && u.geom and st_intersects(zone.geom, u.geom)) z
  where z.sure is not null and (u.installed_on is null or u.installed_on <= :day::date)
),
m as (
  select u.*,
         case
           when u.fuel is null or u.fuel = 'unknown' then 'fuel_unknown'
           when u.fuel <> 'coal' then 'other_fuel'
           when u.appliance in ('household', 'kiln') then 'loose_coal'
           when u.boiler_t_h is null then 'output_unknown'
           when u.boiler_t_h >= 20 then 'large_boiler'
           else 'loose_coal'
         end as burns
  from inside u
),
judged as (
  select m.*, case when m.burns = 'loose_coal' and not m.sure then 'zone_unknown' else m.burns end as note from m
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note = 'loose_coal' then 1 when m.note in ('other_fuel', 'large_boiler') then 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from judged m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
