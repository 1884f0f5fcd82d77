-- What rule R20 judges: whatever is built, mined, heaped up or done on the ground, by what it is to a water source. An outfall has rule R8.
-- Only what the records say: a mine's licence does not tell whether its works are new.
select 'chemical_parks'::text as layer, c.id, coalesce(c.name, c.id) as name, coalesce(c.synthetic, false) as synthetic, c.geom,
       coalesce(c.accuracy_m, r.accuracy_m)::double precision as accuracy_m, c.act_type, c.act_date, 'park'::text as source_works
from layers.chemical_parks c
left join revision r on r.region = c.region and r.layer = 'chemical_parks' and r.number = c.said_in
union all
select 'industrial_projects', p.id, coalesce(p.name, p.id), coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision, p.act_type, p.act_date,
       case when p.kind in ('chemical', 'coking', 'power', 'steel', 'cement') then 'polluting' else 'building' end
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
union all
select 'mines', m.id, coalesce(m.name, m.id), coalesce(m.synthetic, false), m.geom, r.accuracy_m::double precision, null, m.licensed_on, 'polluting'
from layers.mines m
left join revision r on r.region = m.region and r.layer = 'mines' and r.number = m.said_in
union all
select 'spoil_heaps', h.id, coalesce(h.name, h.id), coalesce(h.synthetic, false), h.geom, r.accuracy_m::double precision, null, h.started_on, 'polluting'
from layers.spoil_heaps h
left join revision r on r.region = h.region and r.layer = 'spoil_heaps' and r.number = h.said_in
union all
select 'tailings_ponds', t.id, coalesce(t.name, t.id), coalesce(t.synthetic, false), t.geom, coalesce(t.accuracy_m, r.accuracy_m)::double precision, t.act_type, t.act_date, 'polluting'
from layers.tailings_ponds t
left join revision r on r.region = t.region and r.layer = 'tailings_ponds' and r.number = t.said_in
union all
select 'land_activities', a.id, coalesce(a.name, a.id), coalesce(a.synthetic, false), a.geom, coalesce(a.accuracy_m, r.accuracy_m)::double precision, a.act_type, a.act_date,
       case when a.activity in ('solid_waste', 'minerals') then 'polluting' when a.activity in ('production', 'housing', 'pv', 'linear', 'border') then 'building'
            when a.activity in ('residents', 'forestry', 'visiting') then 'activity' when a.activity in ('patrol', 'archaeology', 'restoration', 'other_lawful') then 'other' else 'unknown' end
from layers.land_activities a
left join revision r on r.region = a.region and r.layer = 'land_activities' and r.number = a.said_in
