-- Shoreline control zones that are not repealed; one that a revision brought as a draft is a draft whatever it says of itself.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws(' ', z.official_status, z.river) as standing,
       z.official_status as zone_status, z.published_on as zone_published_on, z.document as zone_document, z.river as zone_river
from layers.shoreline_zones z
where z.official_status is distinct from 'repealed'
