-- In which park an enterprise stands and which first-rain ponds it has, for rule R17: one row an enterprise. A pond is the enterprise's own when it names
-- it; a shared one serves it when it stands in the same park. Distances are ellipsoidal on CGCS2000.
-- Slots: subject (layer, id, name, synthetic, geom, accuracy_m, key_water, pond_required, status, enterprise_id), region.
with park as not materialized (
  select p.id, coalesce(p.name, p.id) as name, p.synthetic, p.geom, p.accuracy_m
  from layers.industrial_parks p
  where p.official_status = 'published'
),
draft as not materialized (
  select p.id, coalesce(p.name, p.id) as name, p.geom, p.accuracy_m
  from layers.industrial_parks p
  where coalesce(p.official_status, '?') not in ('published', 'repealed')
),
held as materialized (
  select count(*)::integer as count, max(accuracy_m) as accuracy_m, coalesce(bool_or(accuracy_m is null), false) as some_unknown from park
),
target as materialized (
  select coalesce(parks.number, 0)::integer as parks_revision, coalesce(ponds.number, 0)::integer as ponds_revision,
         park_ground.coverage as park_ground, pond_ground.coverage as pond_ground, coalesce(park_ground.demonstration, false) or coalesce(pond_ground.demonstration, false) as demonstration
  from (values (1)) one
  left join lateral (select number from revision where region = :region and layer = 'industrial_parks' order by number desc limit 1) parks on true
  left join lateral (select number from revision where region = :region and layer = 'rain_ponds' order by number desc limit 1) ponds on true
  left join layer_coverage park_ground on park_ground.region = :region and park_ground.layer = 'industrial_parks'
  left join layer_coverage pond_ground on pond_ground.region = :region and pond_ground.layer = 'rain_ponds'
),
own as materialized (
  select p.enterprise_id, count(*) filter (where p.state = 'built' and p.official_status = 'published')::integer as built, count(*) filter (where p.state is distinct from 'built')::integer as unfinished,
         count(*) filter (where p.state = 'built' and p.official_status is distinct from 'published')::integer as drafted
  from layers.rain_ponds p
  where p.enterprise_id is not null and p.official_status is distinct from 'repealed'
  group by p.enterprise_id
),
subject as materialized (
  select s.*, coalesce(greatest(s.accuracy_m, held.accuracy_m, (select max(accuracy_m) from draft)), 0) + 1 as near_m
  from (:subject) s
  cross join held
)
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  s.key_water, s.pond_required, s.status,
  'industrial_parks'::text as object_layer, o.id as object_id, o.name as object_name, coalesce(o.synthetic, false) as object_synthetic,
  coalesce(o.inside, false) as meets,
  case when o.id is null then 'none' when o.inside then 'within' else 'adjoining' end as relation,
  o.distance_m,
  case when o.inside then st_distance(s.geom::geography, st_boundary(o.geom)::geography) end as inside_depth_m,
  s.accuracy_m as subject_accuracy_m,
  o.accuracy_m as object_accuracy_m,
  case when s.accuracy_m is null or (o.id is not null and o.accuracy_m is null) or (o.id is null and held.some_unknown) then null else greatest(s.accuracy_m, coalesce(o.accuracy_m, held.accuracy_m)) end as tolerance_m,
  coalesce(own.built, 0) as ponds_built,
  coalesce(own.unfinished, 0) as ponds_unfinished,
  coalesce(own.drafted, 0) + shared.drafted as ponds_draft,
  shared.built as shared_built,
  unapproved.name as draft_park,
  t.parks_revision, t.ponds_revision, held.count as parks_count,
  case when t.park_ground is null then null when st_covers(t.park_ground, s.geom) then 1 else 0 end::double precision as parks_coverage_share,
  case when t.pond_ground is null then null when st_covers(t.pond_ground, s.geom) then 1 else 0 end::double precision as coverage_share,
  t.demonstration as coverage_demonstration,
  null::json as evidence_overlap, null::json as evidence_tested, null::json as evidence_nearest
from subject s
cross join target t
cross join held
left join own on own.enterprise_id = s.enterprise_id
left join lateral (
  select c.*
  from (
    select p.*, st_covers(p.geom, s.geom) as inside, st_distance(p.geom::geography, s.geom::geography) as distance_m
    from park p
    where p.geom && st_expand(s.geom, s.near_m / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))), s.near_m / 110000)
  ) c
  where c.inside or c.distance_m <= s.near_m
  order by c.inside desc, c.distance_m, c.id
  limit 1
) o on true
cross join lateral (
  select count(*) filter (where q.official_status = 'published')::integer as built, count(*) filter (where q.official_status is distinct from 'published')::integer as drafted
  from layers.rain_ponds q
  where o.inside and q.shared and q.state = 'built' and q.official_status is distinct from 'repealed' and q.geom && o.geom and st_intersects(q.geom, o.geom)
) shared
left join lateral (
  select d.name
  from draft d
  where d.geom && st_expand(s.geom, s.near_m / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))), s.near_m / 110000)
    and st_distance(d.geom::geography, s.geom::geography) <= coalesce(greatest(s.accuracy_m, d.accuracy_m), 0)
  order by st_distance(d.geom::geography, s.geom::geography), d.id
  limit 1
) unapproved on true
