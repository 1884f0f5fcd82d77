-- What rule R6 judges: every recorded human activity, and all else that a person could draw, with what it does to a wetland by what it is; as
-- published now. Mines have a rule of their own; sealed wells and outfalls are none.
select 'land_activities'::text as layer, a.id, coalesce(a.name, a.id) as name, coalesce(a.synthetic, false) as synthetic, a.geom,
       coalesce(a.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       a.activity, a.act_type, a.act_date, a.approval_no as wetland_opinion_no, a.temporary_years, a.wetland_act, a.wetland_exception
from layers.land_activities a
left join revision r on r.region = a.region and r.layer = 'land_activities' and r.number = a.said_in
union all
select 'industrial_projects'::text, p.id, coalesce(p.name, p.id), coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision,
       null::text, p.act_type, p.act_date, null::text, null::double precision, null::text, null::text
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
union all
select 'chemical_parks'::text, c.id, coalesce(c.name, c.id), coalesce(c.synthetic, false), c.geom,
       coalesce(c.accuracy_m, r.accuracy_m)::double precision,
       null::text, c.act_type, c.act_date, null::text, null::double precision, null::text, null::text
from layers.chemical_parks c
left join revision r on r.region = c.region and r.layer = 'chemical_parks' and r.number = c.said_in
union all
select 'tailings_ponds'::text, t.id, coalesce(t.name, t.id), coalesce(t.synthetic, false), t.geom,
       coalesce(t.accuracy_m, r.accuracy_m)::double precision,
       null::text, t.act_type, t.act_date, null::text, null::double precision, 'dump'::text, null::text
from layers.tailings_ponds t
left join revision r on r.region = t.region and r.layer = 'tailings_ponds' and r.number = t.said_in
union all
select 'spoil_heaps'::text, h.id, coalesce(h.name, h.id), coalesce(h.synthetic, false), h.geom,
       r.accuracy_m::double precision,
       null::text, case when h.cover_state = 'closed' then 'existing' else 'new' end, h.started_on, null::text, null::double precision, 'dump'::text, null::text
from layers.spoil_heaps h
left join revision r on r.region = h.region and r.layer = 'spoil_heaps' and r.number = h.said_in
union all
select 'construction_sites'::text, b.id, coalesce(b.name, b.id), coalesce(b.synthetic, false), b.geom,
       coalesce(b.accuracy_m, r.accuracy_m)::double precision,
       null::text, 'new'::text, b.started_on, null::text, null::double precision, null::text, null::text
from layers.construction_sites b
left join revision r on r.region = b.region and r.layer = 'construction_sites' and r.number = b.said_in
union all
select 'fuel_users'::text, f.id, coalesce(f.name, f.id), coalesce(f.synthetic, false), f.geom,
       coalesce(f.accuracy_m, r.accuracy_m)::double precision,
       null::text, f.act_type, f.installed_on, null::text, null::double precision, null::text, null::text
from layers.fuel_users f
left join revision r on r.region = f.region and r.layer = 'fuel_users' and r.number = f.said_in
union all
select 'wells'::text, w.id, coalesce(w.name, w.id), coalesce(w.synthetic, false), w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision,
       null::text, w.act_type, w.act_date, null::text, null::double precision, null::text, null::text
from layers.wells w
left join revision r on r.region = w.region and r.layer = 'wells' and r.number = w.said_in
where w.status is distinct from 'sealed'
union all
select 'outfalls'::text, o.id, coalesce(o.name, o.id), coalesce(o.synthetic, false), o.geom,
       r.accuracy_m::double precision,
       null::text, o.act_type, coalesce(o.act_date, o.approved_on), null::text, null::double precision, null::text, null::text
from layers.outfalls o
left join revision r on r.region = o.region and r.layer = 'outfalls' and r.number = o.said_in
where o.status is distinct from 'sealed'
union all
select 'encroachments'::text, e.id, coalesce(e.name, e.id), coalesce(e.synthetic, false), e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision,
       null::text, case when e.historic then 'existing' else 'new' end, e.act_date, e.approval_no, null::double precision, case when e.kind in ('sand', 'soil') then 'extract' end, null::text
from layers.encroachments e
left join revision r on r.region = e.region and r.layer = 'encroachments' and r.number = e.said_in
where e.kind in ('sand', 'soil', 'beach_use', 'obstructing_building', 'river_works')
