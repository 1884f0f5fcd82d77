-- What rule R6 judges: every recorded act, with what it does to a wetland, every heap and every outfall. Only what the records call an activity says
-- which one it is and what else the law asks of it. Mines have a rule of their own; a sealed outfall is none.
select a.layer, a.id, coalesce(a.name, a.id) as name, a.synthetic, a.geom, a.accuracy_m,
       a.activity, a.act_type, a.act_date, a.approval_no as wetland_opinion_no, a.temporary_years, a.wetland_act, a.wetland_exception
from layers.land_activities a
union all
select a.layer, a.id, a.name, a.synthetic, a.geom, a.accuracy_m,
       null::text, a.act_type, a.act_date, a.approval_no, null::double precision,
       case when a.layer = 'tailings_ponds' then 'dump' when a.kind in ('sand', 'soil') then 'extract' end, null::text
from (:data/measures/recorded-acts.sql) a
where a.layer <> 'land_activities'
union all
select h.layer, h.id, coalesce(h.name, h.id), h.synthetic, h.geom, h.accuracy_m,
       null::text, case when h.cover_state = 'closed' then 'existing' else 'new' end, h.started_on, null::text, null::double precision, 'dump'::text, null::text
from layers.spoil_heaps h
union all
select o.layer, o.id, coalesce(o.name, o.id), o.synthetic, o.geom, o.accuracy_m,
       null::text, o.act_type, coalesce(o.act_date, o.approved_on), null::text, null::double precision, null::text, null::text
from layers.outfalls o
where o.status is distinct from 'sealed'
