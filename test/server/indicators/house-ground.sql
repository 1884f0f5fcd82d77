-- Ground of houses, of all parcels, in each quarter.
select p.layer, p.id, p.name, q.id as district_id, case when p.kind = 'house' then m.m2 else 0 end as numerator, m.m2 as denominator, null::text as note, m.geom
from layers."parcels" p
join layers.quarters q on q.geom && p.geom and st_intersects(q.geom, p.geom)
cross join lateral (select st_intersection(p.geom, q.geom, 1e-9) as geom) cut
cross join lateral (select cut.geom, st_area(cut.geom::geography) as m2) m
