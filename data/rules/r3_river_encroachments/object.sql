-- River management scopes that are not repealed; one that a revision brought as a draft is a draft whatever it says of itself.
select 'river_scopes'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom,
       coalesce(z.accuracy_m, r.accuracy_m)::double precision as accuracy_m,
       case when r.status = 'published' then z.zone_status else r.status end as standing,
       case when r.status = 'published' then z.zone_status else r.status end as zone_status,
       z.published_on as zone_published_on, z.document as zone_document
from layers.river_scopes z
left join revision r on r.region = z.region and r.layer = 'river_scopes' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
