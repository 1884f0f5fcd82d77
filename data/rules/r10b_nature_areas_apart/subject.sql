-- What rule R10b judges: nature areas, that is zones of nature reserves and wetlands that are nature parks, as published now. Zones of one reserve
-- are known by its name, which stands before the zone's.
select z.layer, z.id, coalesce(z.name, z.id) as name, z.synthetic, z.geom, z.accuracy_m,
       z.official_status as area_status, btrim(regexp_replace(coalesce(z.name, z.id), '[·•・（(].*$|(核心保护区|一般控制区|核心区|缓冲区|实验区).*$', '')) as area_of
from layers.nature_reserves z
where z.official_status is distinct from 'repealed'
union all
select w.layer, w.id, coalesce(w.name, w.id), w.synthetic, w.geom, w.accuracy_m, w.official_status, w.id
from layers.wetlands w
where w.protected_form like '%公园%' and w.official_status is distinct from 'repealed'
