-- Wetlands of every level; how far one has come is said by the revision that brought it.
select 'wetlands'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       concat_ws(' ', r.status, z.level, z.kind) as standing,
       r.status as zone_status, z.listed_on as zone_published_on, null::text as zone_document, z.level as wetland_level, z.kind as wetland_kind
from layers.wetlands z
left join revision r on r.region = z.region and r.layer = 'wetlands' and r.number = z.said_in
where r.status is distinct from 'repealed'
