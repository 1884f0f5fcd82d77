-- The nature areas again; one is never held against itself. How far one has come is said by the revision that brought it.
select 'nature_reserves'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m,
       null::text as standing, r.status as zone_status,
       btrim(regexp_replace(coalesce(z.name, z.id), '[·•・（(].*$|(核心保护区|一般控制区|核心区|缓冲区|实验区).*$', '')) as object_of
from layers.nature_reserves z
left join revision r on r.region = z.region and r.layer = 'nature_reserves' and r.number = z.said_in
where r.status is distinct from 'repealed'
union all
select 'wetlands'::text, w.id, w.name, coalesce(w.synthetic, false), w.geom, r.accuracy_m::double precision, null::text, r.status, w.id
from layers.wetlands w
left join revision r on r.region = w.region and r.layer = 'wetlands' and r.number = w.said_in
where w.protected_form like '%公园%' and r.status is distinct from 'repealed'
