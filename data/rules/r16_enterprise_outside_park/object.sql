-- Industrial parks that exist: approved ones, not drafts.
select p.layer, p.id, coalesce(p.name, p.id) as name, p.synthetic, p.geom, p.accuracy_m, 'published'::text as standing
from layers.industrial_parks p
where p.official_status = 'published'
