-- Where waste may not lie: river management scopes and red lines; what a revision brought as a draft is a draft.
select 'river_scopes'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom,
       coalesce(z.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       case when r.status = 'published' then z.zone_status else r.status end as standing,
       case when r.status = 'published' then z.zone_status else r.status end as zone_status,
       z.published_on as zone_published_on, z.document as zone_document
from layers.river_scopes z
left join revision r on r.region = z.region and r.layer = 'river_scopes' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
union all
select 'red_lines'::text, z.id, z.name, coalesce(z.synthetic, false), z.geom, r.accuracy_m::double precision,
       r.status, r.status, z.approved_on, z.approval
from layers.red_lines z
left join revision r on r.region = z.region and r.layer = 'red_lines' and r.number = z.said_in
where r.status is distinct from 'repealed'
