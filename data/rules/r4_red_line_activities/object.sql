-- Ecological red lines; how far one has come is said by the revision that brought it.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status as standing, z.official_status as zone_status, z.approved_on as zone_published_on, z.approval as zone_document
from layers.red_lines z
where z.official_status is distinct from 'repealed'
