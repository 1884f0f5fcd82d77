-- Which revision of each layer an answer rests on, how current it is, and whether any of its features is 示意数据.
select l.layer, coalesce(r.number, 0)::integer as revision, r.as_of, coalesce(d.demonstration, false) as demonstration,
       exists (select from feature f where f.region = $1 and f.layer = l.layer and f.revision_to is null and f.valid_to is null) as has_features
from unnest($2::text[]) with ordinality as l(layer, place)
left join lateral (
  select number, as_of from revision where region = $1 and revision.layer = l.layer order by number desc limit 1
) r on true
left join lateral (
  -- A later official revision may leave features of a demonstration revision standing.
  select bool_or(revision.demonstration and (revision.number = r.number or exists (
    select from feature f
    where f.region = $1 and f.layer = l.layer and f.revision_from = revision.number and f.revision_to is null and f.valid_to is null
  ))) as demonstration
  from revision where region = $1 and revision.layer = l.layer
) d on true
order by l.place
