-- Red lines that count as cover: those that are published. A draft covers nothing.
select z.layer, z.id, z.name, z.synthetic, z.geom, z.accuracy_m, null::text as standing
from layers.red_lines z
where z.official_status = 'published'
