-- Licence areas that count as cover: published, with an outline, in force, since the day of the licence. A licence that a revision brought as a draft covers
-- nothing, and that of a mine that is closed or restored no longer does.
select m.layer, m.id, m.name, m.synthetic, m.geom, m.accuracy_m,
       null::text as standing, m.licence_no, m.status as mine_status, m.licensed_on as cover_from, coalesce(m.owner, m.id) as cover_holder
from layers.mines m
where st_dimension(m.geom) = 2 and m.official_status = 'published' and (m.status is null or m.status not in ('closed', 'restored'))
