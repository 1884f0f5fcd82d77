-- What a mine may not lie in: red lines, reserve zones, wetlands, river management scopes; what a revision brought as a draft is a draft.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status as standing, z.official_status as zone_status, z.approved_on as zone_published_on, z.approval as zone_document, 'red_line'::text as zone_kind
from layers.red_lines z
where z.official_status is distinct from 'repealed'
union all
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws(' ', z.official_status, z.zone), z.official_status, z.approved_on, null::text, z.zone
from layers.nature_reserves z
where z.official_status is distinct from 'repealed'
union all
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws(' ', z.official_status, z.level), z.official_status, z.listed_on, null::text, z.level || '_wetland'
from layers.wetlands z
where z.official_status is distinct from 'repealed'
union all
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status, z.official_status, z.published_on, z.document, 'river_scope'
from layers.river_scopes z
where z.official_status is distinct from 'repealed'
