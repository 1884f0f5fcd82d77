-- Wells that are dry, of all wells; of some nobody knows. Wells that were dug after the day are none of that day.
select w.layer, w.id, w.code as name, q.id as district_id, case w.state when 'dry' then 1 when 'open' then 0 end as numerator, 1 as denominator, w.state as note, w.geom
from layers.wells w
left join layers.quarters q on q.geom && w.geom and st_covers(q.geom, w.geom)
where w.valid_from <= :day
