-- What rule R20 judges: whatever is built, mined, heaped up or done on the ground, by what it is to a water source. An outfall has rule R8.
-- Only what the records say: a mine's licence does not tell whether its works are new.
select c.layer, c.id, coalesce(c.name, c.id) as name, c.synthetic, c.geom, c.accuracy_m, c.act_type, c.act_date, 'park'::text as source_works
from layers.chemical_parks c
union all
select p.layer, p.id, coalesce(p.name, p.id), p.synthetic, p.geom, p.accuracy_m, p.act_type, p.act_date,
       case when p.kind in ('chemical', 'coking', 'power', 'steel', 'cement') then 'polluting' else 'building' end
from layers.industrial_projects p
union all
select m.layer, m.id, coalesce(m.name, m.id), m.synthetic, m.geom, m.accuracy_m, null, m.licensed_on, 'polluting'
from layers.mines m
union all
select h.layer, h.id, coalesce(h.name, h.id), h.synthetic, h.geom, h.accuracy_m, null, h.started_on, 'polluting'
from layers.spoil_heaps h
union all
select t.layer, t.id, coalesce(t.name, t.id), t.synthetic, t.geom, t.accuracy_m, t.act_type, t.act_date, 'polluting'
from layers.tailings_ponds t
union all
select a.layer, a.id, coalesce(a.name, a.id), a.synthetic, a.geom, a.accuracy_m, a.act_type, a.act_date,
       case when a.activity in ('solid_waste', 'minerals') then 'polluting' when a.activity in ('production', 'housing', 'pv', 'linear', 'border') then 'building'
            when a.activity in ('residents', 'forestry', 'visiting') then 'activity' when a.activity in ('patrol', 'archaeology', 'restoration', 'other_lawful') then 'other' else 'unknown' end
from layers.land_activities a
