-- Ban and limit areas for groundwater that are not repealed.
select 'groundwater_zones'::text as layer, z.id, coalesce(z.name, z.id) as name, coalesce(z.synthetic, false) as synthetic, z.geom,
       coalesce(z.accuracy_m, r.accuracy_m)::double precision as accuracy_m, concat_ws('/', coalesce(case when r.status = 'published' then z.zone_status else r.status end, '?'), coalesce(z.kind, '?')) as standing,
       case when r.status = 'published' then z.zone_status else r.status end as zone_status, z.published_on as zone_published_on, z.document as zone_document, z.kind as zone_kind
from layers.groundwater_zones z
left join revision r on r.region = z.region and r.layer = 'groundwater_zones' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
