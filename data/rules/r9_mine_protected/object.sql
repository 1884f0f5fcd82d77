-- What a mine may not lie in: red lines, reserve zones, wetlands, river management scopes; what a revision brought as a draft is a draft.
select 'red_lines'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       r.status as standing, r.status as zone_status, z.approved_on as zone_published_on, z.approval as zone_document, 'red_line'::text as zone_kind
from layers.red_lines z
left join revision r on r.region = z.region and r.layer = 'red_lines' and r.number = z.said_in
where r.status is distinct from 'repealed'
union all
select 'nature_reserves'::text, z.id, z.name, coalesce(z.synthetic, false), z.geom, r.accuracy_m::double precision,
       concat_ws(' ', r.status, z.zone), r.status, z.approved_on, null::text, z.zone
from layers.nature_reserves z
left join revision r on r.region = z.region and r.layer = 'nature_reserves' and r.number = z.said_in
where r.status is distinct from 'repealed'
union all
select 'wetlands'::text, z.id, z.name, coalesce(z.synthetic, false), z.geom, r.accuracy_m::double precision,
       concat_ws(' ', r.status, z.level), r.status, z.listed_on, null::text, z.level || '_wetland'
from layers.wetlands z
left join revision r on r.region = z.region and r.layer = 'wetlands' and r.number = z.said_in
where r.status is distinct from 'repealed'
union all
select 'river_scopes'::text, z.id, z.name, coalesce(z.synthetic, false), z.geom, coalesce(z.accuracy_m, r.accuracy_m)::double precision,
       case when r.status = 'published' then z.zone_status else r.status end,
       case when r.status = 'published' then z.zone_status else r.status end, z.published_on, z.document, 'river_scope'
from layers.river_scopes z
left join revision r on r.region = z.region and r.layer = 'river_scopes' and r.number = z.said_in
where z.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
