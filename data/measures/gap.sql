-- Measures what part of each subject no object covers: one row for each subject and layer judged against. The gap is the finding, so what
-- counts as cover (published zones, licences in force) is chosen by the rule's object.sql.
-- Areas are ellipsoidal on CGCS2000 (4490); how far the gap reaches from the cover is found on a plane of metres laid at the subject's own
-- latitude (docs/decisions/0005-shared-measures.md).
-- `offset 0` keeps the planner from writing one measurement out again wherever it is used.
-- Slots: subject, object (layer, id, name, synthetic, geom, accuracy_m, standing, then what the judge needs of the object that covers most, else
-- lies nearest within reach; `cover_from`, where objects say one, is the day since which one covers, and `cover_holder` whose it is), objects,
-- reach_m, region.
with object as not materialized (
  :object
),
held as materialized (
  select layer, count(*)::integer as count, max(accuracy_m) as accuracy_m, bool_or(accuracy_m is null) as some_unknown from object group by layer
),
target as materialized (
  select t.layer, coalesce(latest.number, 0)::integer as revision, latest.as_of, coalesce(stated.demonstration, false) as demonstration, stated.coverage,
         coalesce(held.count, 0) as count, held.accuracy_m, coalesce(held.some_unknown, false) as some_unknown
  from unnest(:objects) t(layer)
  left join lateral (select number, as_of from revision where region = :region and layer = t.layer order by number desc limit 1) latest on true
  left join (select layer, demonstration, coverage from layer_coverage where region = :region and layer = any (:objects)) stated on stated.layer = t.layer
  left join held on held.layer = t.layer
),
subject as materialized (
  select s.layer, s.id, s.name, s.synthetic, s.geom, s.accuracy_m::double precision as accuracy_m, st_dimension(s.geom) as dimension,
         to_jsonb(jsonb_populate_record(s, '{"geom": null}')) - '{layer,id,name,synthetic,geom,accuracy_m}'::text[] as said,
         case when st_dimension(s.geom) = 2 then st_area(s.geom::geography) end as area_m2,
         middle.lon, middle.lat, metres.x, metres.y, 1 / 110000.0 as degrees_y,
         1 / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))) as degrees_x
  from (:subject) s
  cross join lateral (select (st_xmin(s.geom) + st_xmax(s.geom)) / 2 as lon, (st_ymin(s.geom) + st_ymax(s.geom)) / 2 as lat offset 0) middle
  cross join lateral (select sqrt(1 - 0.0066943800229 * sin(radians(middle.lat)) ^ 2) as w offset 0) bend
  cross join lateral (
    select greatest(radians(6378137 / bend.w) * cos(radians(middle.lat)), 1) as x, radians(6378137 * (1 - 0.0066943800229) / bend.w ^ 3) as y
    offset 0
  ) metres
)
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  case s.dimension when 2 then 'area' when 1 then 'line' else 'point' end as subject_shape,
  t.layer as object_layer, o.id as object_id, o.name as object_name, coalesce(o.synthetic, false) as object_synthetic,
  s.area_m2 as tested_area_m2,
  coalesce(o.touches, false) as meets,
  gap.m2 as gap_m2,
  gap.m2 / nullif(s.area_m2, 0) as gap_share,
  gap.open as has_gap,
  -- How far the gap reaches from the cover; null where nothing covers any of it nearby.
  reach.m as gap_depth_m,
  -- How far inside the cover the subject stays; null where there is a gap.
  inside.m as cover_margin_m,
  coalesce(cover.undated, false) as cover_undated,
  coalesce(cover.holders, 0) as cover_holders,
  o.distance_m,
  s.accuracy_m as subject_accuracy_m,
  cover.accuracy_m as object_accuracy_m,
  tolerance.m as tolerance_m,
  ground.share as coverage_share,
  -- Cover that begins beyond the ground we have data for does not matter: the subject itself must lie in it.
  null::double precision as coverage_margin_m,
  t.demonstration as coverage_demonstration,
  t.revision as object_revision,
  t.as_of as object_as_of,
  t.count as object_count,
  (:reach_m)::double precision as reach_m,
  s.said as subject_said,
  o.said as object_said,
  case when gap.open then st_asgeojson(gap.geom, 7, 0)::json end as evidence_overlap,
  null::json as evidence_tested,
  null::json as evidence_nearest
from subject s
cross join target t
cross join lateral (
  select s.x as x, s.y as y, -s.lon * s.x as dx, -s.lat * s.y as dy, coalesce(greatest(s.accuracy_m, t.accuracy_m), 0) * 1.1 + 1 as near_m
  offset 0
) p
cross join lateral (select st_affine(s.geom, p.x, 0, 0, p.y, p.dx, p.dy) as geom offset 0) flat
-- All the cover that the subject meets, or could meet if boundaries err.
left join lateral (
  select case when count(*) = 1 then (array_agg(q.geom))[1] else st_union(q.geom, 1e-9) end as geom, max(q.accuracy_m) as accuracy_m, bool_or(q.accuracy_m is null) as some_unknown,
         coalesce(bool_or(shared.is and said.j ? 'cover_from' and said.j ->> 'cover_from' is null), false) as undated,
         count(distinct coalesce(said.j ->> 'cover_holder', q.id)) filter (where shared.is)::integer as holders
  from object q
  cross join lateral (select to_jsonb(jsonb_populate_record(q, '{"geom": null}')) as j offset 0) said
  cross join lateral (select case when s.dimension = 2 then coalesce(st_area(st_collectionextract(st_intersection(s.geom, q.geom, 1e-9), 3)::geography) >= 0.01, false) else st_intersects(s.geom, q.geom) end as is offset 0) shared
  where coalesce((said.j ->> 'cover_from')::date <= (s.said ->> 'act_date')::date, true) and q.layer = t.layer and not (q.layer = s.layer and q.id = s.id) and st_dimension(q.geom) = 2
    and q.geom && st_expand(s.geom, p.near_m * s.degrees_x, p.near_m * s.degrees_y)
) cover on true
-- The object that covers most of it, else the nearest one.
left join lateral (
  select q.id, q.name, q.synthetic, to_jsonb(jsonb_populate_record(q, '{"geom": null}')) - '{layer,id,name,synthetic,geom,accuracy_m,standing}'::text[] as said, touch.es as touches, far.m as distance_m
  from object q
  cross join lateral (select st_intersects(s.geom, q.geom) as es offset 0) touch
  cross join lateral (select case when touch.es then 0 else st_distance(flat.geom, st_affine(q.geom, p.x, 0, 0, p.y, p.dx, p.dy)) end as m offset 0) far
  where q.layer = t.layer and not (q.layer = s.layer and q.id = s.id)
    and q.geom && st_expand(s.geom, :reach_m * s.degrees_x, :reach_m * s.degrees_y) and far.m <= :reach_m
  order by far.m, case when touch.es and s.dimension = 2 and not st_covers(q.geom, s.geom) then -st_area(st_intersection(s.geom, q.geom, 1e-9)) else -1e9 end, q.id
  limit 1
) o on true
cross join lateral (
  select case
    when s.accuracy_m is null or cover.some_unknown then null
    else greatest(s.accuracy_m, cover.accuracy_m)
  end as m
  offset 0
) tolerance
cross join lateral (
  select case
    when cover.geom is null then s.geom
    when st_covers(cover.geom, s.geom) then null
    when s.dimension = 0 then s.geom
    else nullif(st_collectionextract(st_difference(s.geom, cover.geom, 1e-9), s.dimension + 1), 'GEOMETRYCOLLECTION EMPTY'::geometry)
  end as geom
  offset 0
) missing
-- Less than 0.01 m² or 0.01 m is noise along a common boundary.
cross join lateral (
  select missing.geom, size.m2,
         case s.dimension when 2 then coalesce(size.m2 >= 0.01, false) when 1 then coalesce(st_length(missing.geom::geography) >= 0.01, false) else missing.geom is not null end as open
  from (select case when s.dimension = 2 then coalesce(st_area(missing.geom::geography), 0) end as m2 offset 0) size
  offset 0
) gap
-- Exact where it decides: is all of the gap within the tolerance of the cover?
left join lateral (
  select case
    when farthest.m > tolerance.m or tolerance.m is null then farthest.m
    when s.dimension > 0 and not st_coveredby(plane.gap, st_buffer(plane.cover, tolerance.m, 'quad_segs=32')) then tolerance.m + 0.001
    else farthest.m
  end as m
  from (select st_affine(gap.geom, p.x, 0, 0, p.y, p.dx, p.dy) as gap, st_affine(cover.geom, p.x, 0, 0, p.y, p.dx, p.dy) as cover offset 0) plane
  cross join lateral (select max(st_distance(v.geom, plane.cover)) as m from st_dumppoints(plane.gap) v offset 0) farthest
) reach on gap.open and cover.geom is not null
-- Edges nearer than boundaries can err are true ones: whatever covers beyond them is among the cover.
left join lateral (
  select st_distance(flat.geom, st_affine(st_boundary(cover.geom), p.x, 0, 0, p.y, p.dx, p.dy)) as m
  offset 0
) inside on not gap.open and cover.geom is not null
cross join lateral (
  select case
    when t.coverage is null then null
    when st_covers(t.coverage, s.geom) then 1
    when s.dimension < 2 or not st_intersects(t.coverage, s.geom) then 0
    else (
      select case when s.area_m2 - inside.m2 < 0.01 then 1 else inside.m2 / s.area_m2 end
      from (select st_area(st_collectionextract(st_intersection(t.coverage, s.geom, 1e-9), 3)::geography) as m2) inside
    )
  end as share
  offset 0
) ground
