-- What covers a converted area: no-burn zones drawn under the law, that is published by a government of prefecture level or above.
select 'no_burn_zones'::text as layer, z.id, coalesce(z.name, z.id) as name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       'published'::text as standing
from layers.no_burn_zones z
left join revision r on r.region = z.region and r.layer = 'no_burn_zones' and r.number = z.said_in
where z.zone_status = 'published' and r.status = 'published' and z.issued_by = 'city'
