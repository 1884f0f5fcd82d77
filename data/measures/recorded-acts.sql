-- What people have done on the ground, as the records have it: every human activity, and all else that a person could draw, as the activity that it
-- is; as published now. A sealed well is none; of the encroachments ledger those are that dig, build or use the ground. Mines, heaps and outfalls are for
-- the rule to add. It stands in the subject.sql of rules about acts (docs/decisions/0006-said-once.md).
select a.layer, a.id, coalesce(a.name, a.id) as name, a.synthetic, a.geom, a.accuracy_m, a.activity, a.act_type, a.act_date, a.approval_no, null::text as kind
from layers.land_activities a
union all
select p.layer, p.id, coalesce(p.name, p.id), p.synthetic, p.geom, p.accuracy_m, 'production'::text, p.act_type, p.act_date, null::text, null::text
from layers.industrial_projects p
union all
select c.layer, c.id, coalesce(c.name, c.id), c.synthetic, c.geom, c.accuracy_m, 'production'::text, c.act_type, c.act_date, null::text, null::text
from layers.chemical_parks c
union all
select t.layer, t.id, coalesce(t.name, t.id), t.synthetic, t.geom, t.accuracy_m, 'solid_waste'::text, t.act_type, t.act_date, null::text, null::text
from layers.tailings_ponds t
union all
select b.layer, b.id, coalesce(b.name, b.id), b.synthetic, b.geom, b.accuracy_m, 'production'::text, 'new'::text, b.started_on, null::text, null::text
from layers.construction_sites b
union all
select f.layer, f.id, coalesce(f.name, f.id), f.synthetic, f.geom, f.accuracy_m,
       case when f.appliance in ('boiler', 'kiln') then 'production' when f.appliance = 'household' then 'residents' else 'unknown' end,
       f.act_type, f.installed_on, null::text, null::text
from layers.fuel_users f
union all
select w.layer, w.id, coalesce(w.name, w.id), w.synthetic, w.geom, w.accuracy_m,
       case when w.purpose in ('monitoring', 'emergency', 'danger_removal') then 'patrol' when w.purpose = 'domestic' then 'linear'
            when w.purpose in ('industry', 'dewatering') then 'production' else 'unknown' end,
       w.act_type, w.act_date, null::text, null::text
from layers.wells w
where w.status is distinct from 'sealed'
union all
select e.layer, e.id, coalesce(e.name, e.id), e.synthetic, e.geom, e.accuracy_m,
       case when e.kind = 'river_works' then 'linear' else 'production' end,
       case when e.historic then 'existing' else 'new' end, e.act_date, e.approval_no, e.kind
from layers.encroachments e
where e.kind in ('sand', 'soil', 'beach_use', 'obstructing_building', 'river_works')
