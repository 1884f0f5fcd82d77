-- What covers a converted area: no-burn zones drawn under the law, that is published by a government of prefecture level or above.
select z.layer, z.id, coalesce(z.name, z.id) as name, z.synthetic, z.geom, z.accuracy_m, 'published'::text as standing
from layers.no_burn_zones z
where z.official_status = 'published' and z.issued_by = 'city'
