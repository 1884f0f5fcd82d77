-- Red lines that count as cover: those that are published. A draft covers nothing.
select 'red_lines'::text as layer, z.id, z.name, coalesce(z.synthetic, false) as synthetic, z.geom, r.accuracy_m::double precision as accuracy_m, null::text as standing
from layers.red_lines z
left join revision r on r.region = z.region and r.layer = 'red_lines' and r.number = z.said_in
where r.status = 'published'
