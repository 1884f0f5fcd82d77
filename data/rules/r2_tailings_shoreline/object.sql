-- Shoreline control zones that are not repealed; one that a revision brought as a draft is a draft whatever it says of itself.
select 'shoreline_zones'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom,
       coalesce(z.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       concat_ws(' ', case when r.status = 'published' then z.zone_status else r.status end, z.river) as standing,
       case when r.status = 'published' then z.zone_status else r.status end as zone_status,
       z.published_on as zone_published_on, z.document as zone_document, z.river as zone_river
from layers.shoreline_zones z
left join revision r on r.region = z.region and r.layer = 'shoreline_zones' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
