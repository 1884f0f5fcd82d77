-- What rule R7 judges against: no-burn zones that are not repealed, with class, issuer and deadlines, and the city's today. A zone is in force from its day.
select 'no_burn_zones'::text as layer, z.id, coalesce(z.name, z.id) as name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       concat_ws('/', coalesce(case when r.status = 'published' then z.zone_status else r.status end, '?'), coalesce(z.class, '?')) as standing,
       case when r.status = 'published' then z.zone_status else r.status end as zone_status, z.effective_on as zone_published_on, z.notice as zone_document, z.class as zone_class, z.issued_by, z.transition_until,
       (now() at time zone :time_zone)::date as today
from layers.no_burn_zones z
left join revision r on r.region = z.region and r.layer = 'no_burn_zones' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
