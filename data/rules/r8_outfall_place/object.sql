-- Where none may be: drinking-water protection zones, ecological red lines, nature reserves, wetlands with a form of protection (wetland parks and
-- the like); none of them repealed. One without the day of its approval or listing is of unknown standing.
select 'water_source_zones'::text as layer, w.id, coalesce(w.name, w.id) as name, coalesce(w.synthetic, false) as synthetic, w.geom,
       coalesce(w.accuracy_m, r.accuracy_m)::double precision as accuracy_m, concat_ws('/', coalesce(case when r.status = 'published' then w.zone_status else r.status end, '?'), coalesce(w.level, '?')) as standing,
       case when r.status = 'published' then w.zone_status else r.status end as zone_status, w.published_on as zone_published_on, w.document as zone_document, w.level as zone_kind
from layers.water_source_zones w
left join revision r on r.region = w.region and r.layer = 'water_source_zones' and r.number = w.said_in
where w.zone_status is distinct from 'repealed' and r.status is distinct from 'repealed'
union all
select 'red_lines', l.id, coalesce(l.name, l.id), coalesce(l.synthetic, false), l.geom, r.accuracy_m::double precision, case when l.approved_on is null then '?' else r.status end,
       case when l.approved_on is not null then r.status end, l.approved_on, l.approval, l.kind
from layers.red_lines l
left join revision r on r.region = l.region and r.layer = 'red_lines' and r.number = l.said_in
where r.status is distinct from 'repealed'
union all
select 'nature_reserves', n.id, coalesce(n.name, n.id), coalesce(n.synthetic, false), n.geom, r.accuracy_m::double precision, case when n.approved_on is null then '?' else r.status end,
       case when n.approved_on is not null then r.status end, n.approved_on, null::text, n.zone
from layers.nature_reserves n
left join revision r on r.region = n.region and r.layer = 'nature_reserves' and r.number = n.said_in
where r.status is distinct from 'repealed'
union all
select 'wetlands', t.id, coalesce(t.name, t.id), coalesce(t.synthetic, false), t.geom, r.accuracy_m::double precision, case when t.listed_on is null then '?' else r.status end,
       case when t.listed_on is not null then r.status end, t.listed_on, t.protected_form, t.level
from layers.wetlands t
left join revision r on r.region = t.region and r.layer = 'wetlands' and r.number = t.said_in
where nullif(trim(t.protected_form), '') is not null and r.status is distinct from 'repealed'
