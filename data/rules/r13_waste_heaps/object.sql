-- Where waste may not lie: river management scopes and red lines; what a revision brought as a draft is a draft.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status as standing, z.official_status as zone_status, z.published_on as zone_published_on, z.document as zone_document
from layers.river_scopes z
where z.official_status is distinct from 'repealed'
union all
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status, z.official_status, z.approved_on, z.approval
from layers.red_lines z
where z.official_status is distinct from 'repealed'
