-- Where none may be: drinking-water protection zones, ecological red lines, nature reserves, wetlands with a form of protection (wetland parks and
-- the like); none of them repealed. One without the day of its approval or listing is of unknown standing.
select w.layer, w.id, coalesce(w.name, w.id) as name, w.synthetic, w.geom, w.accuracy_m,
       concat_ws('/', coalesce(w.official_status, '?'), coalesce(w.level, '?')) as standing,
       w.official_status as zone_status, w.published_on as zone_published_on, w.document as zone_document, w.level as zone_kind
from layers.water_source_zones w
where w.official_status is distinct from 'repealed'
union all
select l.layer, l.id, coalesce(l.name, l.id), l.synthetic, l.geom, l.accuracy_m, case when l.approved_on is null then '?' else l.official_status end,
       case when l.approved_on is not null then l.official_status end, l.approved_on, l.approval, l.kind
from layers.red_lines l
where l.official_status is distinct from 'repealed'
union all
select n.layer, n.id, coalesce(n.name, n.id), n.synthetic, n.geom, n.accuracy_m, case when n.approved_on is null then '?' else n.official_status end,
       case when n.approved_on is not null then n.official_status end, n.approved_on, null::text, n.zone
from layers.nature_reserves n
where n.official_status is distinct from 'repealed'
union all
select t.layer, t.id, coalesce(t.name, t.id), t.synthetic, t.geom, t.accuracy_m, case when t.listed_on is null then '?' else t.official_status end,
       case when t.listed_on is not null then t.official_status end, t.listed_on, t.protected_form, t.level
from layers.wetlands t
where nullif(trim(t.protected_form), '') is not null and t.official_status is distinct from 'repealed'
