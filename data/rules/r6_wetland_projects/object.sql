-- Wetlands of every level; how far one has come is said by the revision that brought it.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws(' ', z.official_status, z.level, z.kind) as standing,
       z.official_status as zone_status, z.listed_on as zone_published_on, null::text as zone_document, z.level as wetland_level, z.kind as wetland_kind
from layers.wetlands z
where z.official_status is distinct from 'repealed'
