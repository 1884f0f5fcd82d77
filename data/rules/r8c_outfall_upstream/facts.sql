-- How far downstream of an outfall, along the river, the next intake and the next national section lie, for rule R8c: one row for each outfall and
-- each of the two layers. The outfall is put on the nearest line of the river network; from there the water runs to that line's mouth, into the
-- line of lower order that it joins, and so on. The main stem is drawn downstream (its reaches join end to start); of a tributary the mouth is the
-- end that lies nearest to a line of lower order. Lengths are ellipsoidal on CGCS2000; places along a line are found on a plane whose
-- longitudes are shortened by the cosine of the middle latitude. A line in several parts that do not join to one (a braided brook) has no direction
-- to follow: what lies nearest to it is put nowhere, and nothing runs into it. What is put nowhere and lies within the distance that matters may be on the way.
-- Slots: snap_m (outfall to river), upstream_m (how far downstream matters), subject (layer, id, name, synthetic, geom, accuracy_m, act_date, status), region.
with recursive drawn as materialized (
  select 'yellow_river'::text as layer, y.id, coalesce(y.name, y.id) as name, 0 as rank, st_linemerge(y.geom) as geom from layers.yellow_river y
  union all
  select 'tributaries', t.id, coalesce(t.name, t.id), greatest(coalesce(t.tributary_order, 1), 1), st_linemerge(t.geom) from layers.tributaries t
),
plane as materialized (select cos(radians((min(st_ymin(geom)) + max(st_ymax(geom))) / 2)) as k from drawn),
line as materialized (
  select d.layer, d.id, d.name, d.rank, st_scale(d.geom, plane.k, 1) as flat, plane.k, geometrytype(d.geom) = 'LINESTRING' as one
  from drawn d cross join plane
),
-- Where each line runs into the next; no row: nobody knows.
mouth as materialized (
  select l.layer, l.id, l.rank, next.layer as next_layer, next.id as next_id, next.at_end, next.enter,
         st_distance(st_scale(next.pt, 1 / l.k, 1)::geography, st_scale(st_lineinterpolatepoint(next.flat, next.enter), 1 / l.k, 1)::geography) as jump_m
  from line l
  cross join lateral (
    select g.layer, g.id, g.flat, g.one, e.at_end, e.pt, case when g.one then st_linelocatepoint(g.flat, e.pt) end as enter
    from (values (true, st_endpoint(l.flat)), (false, st_startpoint(l.flat))) e(at_end, pt)
    join line g on case when l.rank = 0 then g.rank = 0 and g.id <> l.id and e.at_end and (not g.one or st_dwithin(st_startpoint(g.flat), e.pt, 0.001)) else g.rank < l.rank end
    order by st_distance(g.flat, e.pt)
    limit 1
  ) next
  where l.one and next.one
),
subject as materialized (select s.*, st_dimension(s.geom) as dimension, st_pointonsurface(s.geom) as point from (:subject) s),
target as materialized (
  select t.layer, coalesce(latest.number, 0)::integer as revision, latest.as_of, coalesce(stated.demonstration, false) as demonstration, stated.coverage
  from unnest(array['water_intakes', 'monitoring_sections']::text[]) t(layer)
  left join lateral (select number, as_of from revision where region = :region and layer = t.layer order by number desc limit 1) latest on true
  left join layer_coverage stated on stated.region = :region and stated.layer = t.layer
),
object as materialized (
  select i.layer, i.id, coalesce(i.name, i.id) as name, i.synthetic, st_pointonsurface(i.geom) as point, i.accuracy_m, i.use as kind
  from layers.water_intakes i
  where i.status is distinct from 'closed'
  union all
  select m.layer, m.id, coalesce(m.name, m.id), m.synthetic, st_pointonsurface(m.geom), m.accuracy_m, m.level
  from layers.monitoring_sections m
  where m.level = 'national'
),
-- Each on its nearest line: where along it (0 start, 1 end), and how far from it. The nearest in degrees bound the search.
near as materialized (
  select p.layer, p.id, p.point, n.line_layer, n.line_id
  from subject p
  cross join lateral (
    (select 'yellow_river'::text as line_layer, y.id as line_id from layers.yellow_river y order by y.geom <-> p.point limit 3)
    union all
    (select 'tributaries', t.id from layers.tributaries t order by t.geom <-> p.point limit 3)
  ) n
),
placed as materialized (
  select at.layer, at.id, at.line_layer, at.line_id, at.f,
         at.one, st_distance(at.point::geography, st_scale(case when at.one then st_lineinterpolatepoint(at.flat, at.f) else st_closestpoint(at.flat, st_scale(at.point, at.k, 1)) end, 1 / at.k, 1)::geography) as gap_m
  from (
    select distinct on (n.layer, n.id) n.layer, n.id, n.point, n.line_layer, n.line_id, l.flat, l.k, l.one, case when l.one then st_linelocatepoint(l.flat, st_scale(n.point, l.k, 1)) end as f
    from near n
    join line l on l.layer = n.line_layer and l.id = n.line_id
    order by n.layer, n.id, st_distance(l.flat, st_scale(n.point, l.k, 1)), n.line_layer, n.line_id
  ) at
),
object_placed as materialized (
  select o.*, at.line_layer, at.line_id, at.flat, at.k, at.f
  from object o
  cross join lateral (
    select l.layer as line_layer, l.id as line_id, l.flat, l.k, l.one, case when l.one then st_linelocatepoint(l.flat, st_scale(o.point, l.k, 1)) end as f
    from line l
    order by st_distance(l.flat, st_scale(o.point, l.k, 1)), l.layer, l.id
    limit 1
  ) at
  where case when at.one then st_distance(o.point::geography, st_scale(st_lineinterpolatepoint(at.flat, at.f), 1 / at.k, 1)::geography) <= :snap_m else false end
),
-- Put nowhere, and so near that it may lie on the way: a lake is wider than the distance to its centre line that we allow.
beside as materialized (
  select distinct on (s.layer, s.id, o.layer) s.layer as subject_layer, s.id as subject_id, o.*, st_distance(s.geom::geography, o.point::geography) as apart_m
  from subject s
  join object o on o.point && st_expand(s.geom, (:upstream_m + :snap_m) / (110000 * cos(radians(least(abs(st_ymax(s.geom)) + 1, 89)))), (:upstream_m + :snap_m) / 110000)
  where not exists (select from object_placed p where p.layer = o.layer and p.id = o.id)
    and st_distance(s.geom::geography, o.point::geography) <= :upstream_m + :snap_m + coalesce(greatest(s.accuracy_m, o.accuracy_m), 0)
  order by s.layer, s.id, o.layer, st_distance(s.geom::geography, o.point::geography), o.id
),
-- The way of the water from each outfall: the piece of each line that it runs through, from f to the mouth, and how far it has run before.
way as (
  select p.layer as subject_layer, p.id as subject_id, 0 as step, p.line_layer, p.line_id, p.f, 0::double precision as before_m, piece.*
  from placed p
  join line l on l.layer = p.line_layer and l.id = p.line_id
  left join mouth m on m.layer = p.line_layer and m.id = p.line_id
  cross join lateral (
    select at_end, case when at_end is null then null when at_end then st_linesubstring(l.flat, p.f, 1) else st_linesubstring(l.flat, 0, p.f) end as run
    from (select case when l.rank = 0 then true else m.at_end end as at_end) side
  ) side
  cross join lateral (select side.at_end, st_length(st_scale(side.run, 1 / l.k, 1)::geography) as run_m, st_scale(side.run, 1 / l.k, 1) as run, m.next_layer, m.next_id, m.enter, m.jump_m) piece
  where p.one and p.gap_m <= :snap_m
  union all
  select w.subject_layer, w.subject_id, w.step + 1, l.layer, l.id, w.enter, w.before_m + w.run_m + w.jump_m, piece.*
  from way w
  join line l on l.layer = w.next_layer and l.id = w.next_id
  left join mouth m on m.layer = l.layer and m.id = l.id
  cross join lateral (
    select at_end, case when at_end is null then null when at_end then st_linesubstring(l.flat, w.enter, 1) else st_linesubstring(l.flat, 0, w.enter) end as run
    from (select case when l.rank = 0 then true else m.at_end end as at_end) side
  ) side
  cross join lateral (select side.at_end, st_length(st_scale(side.run, 1 / l.k, 1)::geography) as run_m, st_scale(side.run, 1 / l.k, 1) as run, m.next_layer, m.next_id, m.enter, m.jump_m) piece
  where w.step < 50 and w.before_m + w.run_m + w.jump_m <= greatest(:upstream_m, 1) and w.at_end is not null
),
known as materialized (
  select subject_layer, subject_id, max(before_m + run_m) as known_m, bool_or(step = 0 and at_end is null) as direction_unknown,
         st_collect(case
           when before_m + run_m <= :upstream_m then run
           when at_end then st_linesubstring(run, 0, greatest(least((:upstream_m - before_m) / nullif(run_m, 0), 1), 0))
           else st_linesubstring(run, 1 - greatest(least((:upstream_m - before_m) / nullif(run_m, 0), 1), 0), 1)
         end) filter (where run_m > 0) as path
  from way
  group by subject_layer, subject_id
),
-- What lies on the way; less than nothing: upstream, but no farther than the positions are exact.
met as materialized (
  select distinct on (w.subject_layer, w.subject_id, o.layer)
         w.subject_layer, w.subject_id, o.layer, o.id, o.name, o.synthetic, o.accuracy_m, o.kind, o.point, along.river_m
  from way w
  join object_placed o on o.line_layer = w.line_layer and o.line_id = w.line_id
  join subject s on s.layer = w.subject_layer and s.id = w.subject_id
  cross join lateral (select case when w.at_end = (o.f >= w.f) or o.f = w.f then 1 else -1 end as sign) side
  cross join lateral (
    select w.before_m + side.sign * st_length(st_scale(st_linesubstring(o.flat, least(w.f, o.f), greatest(w.f, o.f)), 1 / o.k, 1)::geography) as river_m
  ) along
  where w.at_end is not null and (side.sign = 1 or w.step = 0)
    and along.river_m >= -coalesce(greatest(s.accuracy_m, o.accuracy_m), 0) and along.river_m <= :upstream_m
  order by w.subject_layer, w.subject_id, o.layer, along.river_m < 0, along.river_m, o.id
)
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  s.act_date, s.status,
  t.layer as object_layer, coalesce(o.id, b.id) as object_id, coalesce(o.name, b.name) as object_name, coalesce(o.synthetic, b.synthetic, false) as object_synthetic, coalesce(o.kind, b.kind) as object_kind,
  on_line.name as river_name, at.gap_m as snapped_m, coalesce(not at.one, false) as line_broken, b.id is not null as beside_river,
  o.river_m, known.known_m, coalesce(known.direction_unknown, false) as direction_unknown,
  coalesce(o.river_m between 0 and :upstream_m, false) as meets,
  case when o.id is null and b.id is null then 'none' else 'apart' end as relation,
  coalesce(st_distance(s.geom::geography, o.point::geography), b.apart_m) as distance_m,
  s.accuracy_m as subject_accuracy_m, coalesce(o.accuracy_m, b.accuracy_m) as object_accuracy_m,
  case when s.accuracy_m is null or (case when o.id is null then held.some_unknown else o.accuracy_m is null end) then null else greatest(s.accuracy_m, o.accuracy_m) end as tolerance_m,
  t.revision as object_revision, t.as_of as object_as_of, held.count as object_count,
  case when t.coverage is null then null when st_covers(t.coverage, s.geom) and (known.path is null or st_covers(t.coverage, known.path)) then 1 else 0 end::double precision as coverage_share,
  t.demonstration as coverage_demonstration,
  st_asgeojson(known.path, 7, 0)::json as evidence_tested,
  null::json as evidence_overlap,
  case when place.point is not null then json_build_object('subject', json_build_array(st_x(s.point), st_y(s.point)), 'object', json_build_array(st_x(place.point), st_y(place.point))) end as evidence_nearest
from subject s
cross join target t
cross join lateral (select count(*)::integer as count, coalesce(bool_or(q.accuracy_m is null), false) as some_unknown from object q where q.layer = t.layer) held
left join placed at on at.layer = s.layer and at.id = s.id
left join line on_line on on_line.layer = at.line_layer and on_line.id = at.line_id
left join known on known.subject_layer = s.layer and known.subject_id = s.id
left join met o on o.subject_layer = s.layer and o.subject_id = s.id and o.layer = t.layer
left join beside b on o.id is null and b.subject_layer = s.layer and b.subject_id = s.id and b.layer = t.layer
cross join lateral (select coalesce(o.point, b.point) as point) place
