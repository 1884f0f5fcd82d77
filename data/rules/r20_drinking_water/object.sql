-- Drinking-water protection zones that are not repealed, by level.
select w.layer, w.id, coalesce(w.name, w.id) as name, w.synthetic, w.geom, w.accuracy_m,
       concat_ws('/', coalesce(w.official_status, '?'), coalesce(w.level, '?')) as standing,
       w.official_status as zone_status, w.published_on as zone_published_on, w.document as zone_document, w.level as zone_kind
from layers.water_source_zones w
where w.official_status is distinct from 'repealed'
