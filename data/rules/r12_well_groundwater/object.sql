-- Ban and limit areas for groundwater that are not repealed.
select z.layer, z.id, coalesce(z.name, z.id) as name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws('/', coalesce(z.official_status, '?'), coalesce(z.kind, '?')) as standing,
       z.official_status as zone_status, z.published_on as zone_published_on, z.document as zone_document, z.kind as zone_kind
from layers.groundwater_zones z
where z.official_status is distinct from 'repealed'
