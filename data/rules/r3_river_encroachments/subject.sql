-- What rule R3 judges: every place of the encroachments ledger, and all else that a person could draw, as the kind that it is in a river; as
-- published now. Mines and heaps have rules of their own; a sealed well is none.
select 'encroachments'::text as layer, e.id, coalesce(e.name, e.id) as name, coalesce(e.synthetic, false) as synthetic, e.geom,
       coalesce(e.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       e.kind, 'new'::text as act_type, e.act_date, e.historic, e.approval_no as river_permit_no, e.amount_m2, e.amount_m3
from layers.encroachments e
left join revision r on r.region = e.region and r.layer = 'encroachments' and r.number = e.said_in
union all
select 'land_activities'::text, a.id, coalesce(a.name, a.id), coalesce(a.synthetic, false), a.geom,
       coalesce(a.accuracy_m, r.accuracy_m)::double precision,
       case a.activity
         when 'solid_waste' then 'solid_waste' when 'housing' then 'town_building' when 'linear' then 'river_works' when 'archaeology' then 'drilling'
         when 'production' then 'beach_use' when 'pv' then 'beach_use' when 'visiting' then 'beach_use' else 'unknown'
       end, a.act_type, a.act_date, null::boolean, a.approval_no, null::double precision, null::double precision
from layers.land_activities a
left join revision r on r.region = a.region and r.layer = 'land_activities' and r.number = a.said_in
union all
select 'tailings_ponds'::text, t.id, coalesce(t.name, t.id), coalesce(t.synthetic, false), t.geom,
       coalesce(t.accuracy_m, r.accuracy_m)::double precision,
       'solid_waste'::text, t.act_type, t.act_date, null::boolean, null::text, null::double precision, null::double precision
from layers.tailings_ponds t
left join revision r on r.region = t.region and r.layer = 'tailings_ponds' and r.number = t.said_in
union all
select 'industrial_projects'::text, p.id, coalesce(p.name, p.id), coalesce(p.synthetic, false), p.geom,
       coalesce(p.accuracy_m, r.accuracy_m)::double precision,
       'beach_use'::text, p.act_type, p.act_date, null::boolean, null::text, null::double precision, null::double precision
from layers.industrial_projects p
left join revision r on r.region = p.region and r.layer = 'industrial_projects' and r.number = p.said_in
union all
select 'chemical_parks'::text, c.id, coalesce(c.name, c.id), coalesce(c.synthetic, false), c.geom,
       coalesce(c.accuracy_m, r.accuracy_m)::double precision,
       'beach_use'::text, c.act_type, c.act_date, null::boolean, null::text, null::double precision, null::double precision
from layers.chemical_parks c
left join revision r on r.region = c.region and r.layer = 'chemical_parks' and r.number = c.said_in
union all
select 'construction_sites'::text, b.id, coalesce(b.name, b.id), coalesce(b.synthetic, false), b.geom,
       coalesce(b.accuracy_m, r.accuracy_m)::double precision,
       'beach_use'::text, 'new'::text, b.started_on, null::boolean, null::text, null::double precision, null::double precision
from layers.construction_sites b
left join revision r on r.region = b.region and r.layer = 'construction_sites' and r.number = b.said_in
union all
select 'fuel_users'::text, f.id, coalesce(f.name, f.id), coalesce(f.synthetic, false), f.geom,
       coalesce(f.accuracy_m, r.accuracy_m)::double precision,
       'beach_use'::text, f.act_type, f.installed_on, null::boolean, null::text, null::double precision, null::double precision
from layers.fuel_users f
left join revision r on r.region = f.region and r.layer = 'fuel_users' and r.number = f.said_in
union all
select 'wells'::text, w.id, coalesce(w.name, w.id), coalesce(w.synthetic, false), w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision,
       'drilling'::text, w.act_type, w.act_date, null::boolean, null::text, null::double precision, null::double precision
from layers.wells w
left join revision r on r.region = w.region and r.layer = 'wells' and r.number = w.said_in
where w.status is distinct from 'sealed'
