-- The nature areas again; one is never held against itself. How far one has come is said by the revision that brought it.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m,
       null::text as standing, z.official_status as zone_status,
       btrim(regexp_replace(coalesce(z.name, z.id), '[·•・（(].*$|(核心保护区|一般控制区|核心区|缓冲区|实验区).*$', '')) as object_of
from layers.nature_reserves z
where z.official_status is distinct from 'repealed'
union all
select w.layer, w.id, w.name, w.synthetic, w.geom, w.accuracy_m, null::text, w.official_status, w.id
from layers.wetlands w
where w.protected_form like '%公园%' and w.official_status is distinct from 'repealed'
