-- River management scopes that are not repealed; one that a revision brought as a draft is a draft whatever it says of itself.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status as standing, z.official_status as zone_status, z.published_on as zone_published_on, z.document as zone_document
from layers.river_scopes z
where z.official_status is distinct from 'repealed'
