-- Q24: every enterprise, and whether it was found scattered, disorderly, polluting and is not yet put right.
-- Nobody is found so by a machine: what is below scale (or of unknown scale), outside every published park and without all papers is a lead.
with m as (
  select e.*,
         case
           when e.scattered in ('open', 'treating', 'resolved', 'no') then e.scattered
           when e.status = 'closed' then 'shut'
           when e.scale = 'above' or e.approvals = 'complete' then 'no_lead'
           when exists (select 1 from layers.industrial_parks p where p.official_status = 'published' and p.geom && e.geom and st_intersects(p.geom, e.geom)) then 'no_lead'
           else 'lead'
         end as note
  from layers.enterprises e
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note in ('open', 'treating') then 1 when m.note = 'lead' then null else 0 end::double precision as numerator,
       1::double precision as denominator, m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
