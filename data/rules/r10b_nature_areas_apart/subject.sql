-- What rule R10b judges: nature areas, that is zones of nature reserves and wetlands that are nature parks, as published now. Zones of one reserve
-- are known by its name, which stands before the zone's.
select 'nature_reserves'::text as layer, z.id, coalesce(z.name, z.id) as name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       r.status as area_status, btrim(regexp_replace(coalesce(z.name, z.id), '[·•・（(].*$|(核心保护区|一般控制区|核心区|缓冲区|实验区).*$', '')) as area_of
from layers.nature_reserves z
left join revision r on r.region = z.region and r.layer = 'nature_reserves' and r.number = z.said_in
where r.status is distinct from 'repealed'
union all
select 'wetlands'::text, w.id, coalesce(w.name, w.id), coalesce(w.synthetic, false), w.geom, r.accuracy_m::double precision, r.status, w.id
from layers.wetlands w
left join revision r on r.region = w.region and r.layer = 'wetlands' and r.number = w.said_in
where w.protected_form like '%公园%' and r.status is distinct from 'repealed'
