-- What rule R5 judges: every recorded act, and every heap. Mines have a rule of their own.
select a.layer, a.id, a.name, a.synthetic, a.geom, a.accuracy_m, a.activity, a.act_type, a.act_date, a.approval_no as reserve_approval_no
from (:data/measures/recorded-acts.sql) a
union all
select h.layer, h.id, coalesce(h.name, h.id), h.synthetic, h.geom, h.accuracy_m,
       'solid_waste'::text, case when h.cover_state = 'closed' then 'existing' else 'new' end, h.started_on, null::text
from layers.spoil_heaps h
