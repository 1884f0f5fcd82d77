-- Licence areas that count as cover: published, with an outline, in force, since the day of the licence. A licence that a revision brought as a draft covers
-- nothing, and that of a mine that is closed or restored no longer does.
select 'mines'::text as layer, m.id, m.name, coalesce(m.synthetic, false) as synthetic, m.geom, r.accuracy_m::double precision as accuracy_m,
       null::text as standing, m.licence_no, m.status as mine_status, m.licensed_on as cover_from, coalesce(m.owner, m.id) as cover_holder
from layers.mines m
left join revision r on r.region = m.region and r.layer = 'mines' and r.number = m.said_in
where st_dimension(m.geom) = 2 and r.status = 'published' and (m.status is null or m.status not in ('closed', 'restored'))
