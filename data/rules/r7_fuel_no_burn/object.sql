-- What rule R7 judges against: no-burn zones that are not repealed, with class, issuer and deadlines, and the city's today. A zone is in force from its day.
select z.layer, z.id, coalesce(z.name, z.id) as name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws('/', coalesce(z.official_status, '?'), coalesce(z.class, '?')) as standing,
       z.official_status as zone_status, z.effective_on as zone_published_on, z.notice as zone_document, z.class as zone_class, z.issued_by, z.transition_until,
       (now() at time zone :time_zone)::date as today
from layers.no_burn_zones z
where z.official_status is distinct from 'repealed'
