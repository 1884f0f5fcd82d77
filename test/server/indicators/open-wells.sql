-- How many wells are open.
select w.layer, w.id, w.code as name, null::text as district_id, case w.state when 'open' then 1 when 'dry' then 0 end as numerator, 1 as denominator, w.state as note, w.geom
from layers.wells w
