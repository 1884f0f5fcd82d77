-- What rule R3 judges: every place of the encroachments ledger, and every other recorded act, as the kind that it is in a river; as published now.
-- Mines and heaps have rules of their own.
select e.layer, e.id, coalesce(e.name, e.id) as name, e.synthetic, e.geom, e.accuracy_m,
       e.kind, 'new'::text as act_type, e.act_date, e.historic, e.approval_no as river_permit_no, e.amount_m2, e.amount_m3
from layers.encroachments e
union all
select a.layer, a.id, a.name, a.synthetic, a.geom, a.accuracy_m,
       case a.layer
         when 'tailings_ponds' then 'solid_waste'
         when 'wells' then 'drilling'
         when 'land_activities' then case a.activity
           when 'solid_waste' then 'solid_waste' when 'housing' then 'town_building' when 'linear' then 'river_works' when 'archaeology' then 'drilling'
           when 'production' then 'beach_use' when 'pv' then 'beach_use' when 'visiting' then 'beach_use' else 'unknown'
         end
         else 'beach_use'
       end, a.act_type, a.act_date, null::boolean, a.approval_no, null::double precision, null::double precision
from (:data/measures/recorded-acts.sql) a
where a.layer <> 'encroachments'
