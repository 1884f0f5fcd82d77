-- Drinking-water protection zones that are not repealed, by level.
select 'water_source_zones'::text as layer, w.id, coalesce(w.name, w.id) as name, coalesce(w.synthetic, false) as synthetic, w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision as accuracy_m, concat_ws('/', coalesce(case when r.status = 'published' then w.zone_status else r.status end, '?'), coalesce(w.level, '?')) as standing,
       case when r.status = 'published' then w.zone_status else r.status end as zone_status, w.published_on as zone_published_on, w.document as zone_document, w.level as zone_kind
from layers.water_source_zones w
left join revision r on r.region = w.region and r.layer = 'water_source_zones' and r.number = w.said_in
where w.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
