-- What rule R4 judges: every recorded human activity, and all else that a person could draw, as the activity that it is; as published now.
-- Mines have a rule of their own, and so have heaps; a sealed well is none.
select 'land_activities'::text as layer, a.id, coalesce(a.name, a.id) as name, coalesce(a.synthetic, false) as synthetic, a.geom,
       coalesce(a.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       a.activity, a.act_type, a.act_date, a.approval_no as red_line_opinion_no
from layers.land_activities a
left join revision r on r.region = a.region and r.layer = 'land_activities' and r.number = a.said_in
union all
select 'industrial_projects'::text, p.id, coalesce(p.name, p.id), coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision,
       'production'::text, p.act_type, p.act_date, null::text
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
union all
select 'chemical_parks'::text, c.id, coalesce(c.name, c.id), coalesce(c.synthetic, false), c.geom,
       coalesce(c.accuracy_m, r.accuracy_m)::double precision,
       'production'::text, c.act_type, c.act_date, null::text
from layers.chemical_parks c
left join revision r on r.region = c.region and r.layer = 'chemical_parks' and r.number = c.said_in
union all
select 'tailings_ponds'::text, t.id, coalesce(t.name, t.id), coalesce(t.synthetic, false), t.geom,
       coalesce(t.accuracy_m, r.accuracy_m)::double precision,
       'solid_waste'::text, t.act_type, t.act_date, null::text
from layers.tailings_ponds t
left join revision r on r.region = t.region and r.layer = 'tailings_ponds' and r.number = t.said_in
union all
select 'construction_sites'::text, b.id, coalesce(b.name, b.id), coalesce(b.synthetic, false), b.geom,
       coalesce(b.accuracy_m, r.accuracy_m)::double precision,
       'production'::text, 'new'::text, b.started_on, null::text
from layers.construction_sites b
left join revision r on r.region = b.region and r.layer = 'construction_sites' and r.number = b.said_in
union all
select 'fuel_users'::text, f.id, coalesce(f.name, f.id), coalesce(f.synthetic, false), f.geom,
       coalesce(f.accuracy_m, r.accuracy_m)::double precision,
       case when f.appliance in ('boiler', 'kiln') then 'production' when f.appliance = 'household' then 'residents' else 'unknown' end, f.act_type, f.installed_on, null::text
from layers.fuel_users f
left join revision r on r.region = f.region and r.layer = 'fuel_users' and r.number = f.said_in
union all
select 'wells'::text, w.id, coalesce(w.name, w.id), coalesce(w.synthetic, false), w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision,
       case when w.purpose in ('monitoring', 'emergency', 'danger_removal') then 'patrol' when w.purpose = 'domestic' then 'linear' when w.purpose in ('industry', 'dewatering') then 'production' else 'unknown' end, w.act_type, w.act_date, null::text
from layers.wells w
left join revision r on r.region = w.region and r.layer = 'wells' and r.number = w.said_in
where w.status is distinct from 'sealed'
union all
select 'encroachments'::text, e.id, coalesce(e.name, e.id), coalesce(e.synthetic, false), e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision,
       case when e.kind = 'river_works' then 'linear' else 'production' end, case when e.historic then 'existing' else 'new' end, e.act_date, e.approval_no
from layers.encroachments e
left join revision r on r.region = e.region and r.layer = 'encroachments' and r.number = e.said_in
where e.kind in ('sand', 'soil', 'beach_use', 'obstructing_building', 'river_works')
