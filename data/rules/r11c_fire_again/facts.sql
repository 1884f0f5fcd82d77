-- Whether a fire was found near one that had been closed not long before, for rule R11c: one row a fire, with the nearest such one within
-- within_m and what the two positions may err, else the nearest closed one of which nobody knows when it was closed. Distances are ellipsoidal on CGCS2000.
-- Slots: within_m, months, subject (layer, id, name, synthetic, geom, accuracy_m, act_date, status, reignitions), region.
with target as materialized (
  select coalesce(latest.number, 0)::integer as revision, latest.as_of, coalesce(stated.demonstration, false) as demonstration, stated.coverage
  from (values (1)) one
  left join lateral (select number, as_of from revision where region = :region and layer = 'fire_points' order by number desc limit 1) latest on true
  left join layer_coverage stated on stated.region = :region and stated.layer = 'fire_points'
),
-- What may have been put out: closed, in whichever revision says so.
closed as not materialized (
  select f.id, coalesce(f.name, f.id) as name, f.synthetic, f.geom, f.accuracy_m, f.found_on, f.closed_on
  from layers.fire_points f
  where f.status = 'closed'
),
-- One of unknown accuracy may lie anywhere.
unplaced as materialized (
  select id, closed_on from closed where accuracy_m is null
),
held as materialized (
  select (select count(*) from layers.fire_points)::integer as count, max(accuracy_m) as accuracy_m from closed
),
subject as materialized (
  select s.*, held.count as held_count, search.m as search_m, (search.m + 1) / 110000 as reach_lat,
         (search.m + 1) / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))) as reach_lon
  from (:subject) s
  cross join held
  cross join lateral (select :within_m + coalesce(greatest(s.accuracy_m, held.accuracy_m), 0) as m) search
)
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  s.act_date, s.status, s.reignitions,
  'fire_points'::text as object_layer, o.id as object_id, o.name as object_name, coalesce(o.synthetic, false) as object_synthetic,
  o.closed_on as before_closed_on,
  s.act_date - o.closed_on as days_after,
  coalesce(o.distance_m <= :within_m, false) as meets,
  case when o.id is null then 'none' when o.distance_m <= :within_m then 'adjoining' else 'apart' end as relation,
  o.distance_m,
  s.accuracy_m as subject_accuracy_m,
  o.accuracy_m as object_accuracy_m,
  case when s.accuracy_m is null or o.accuracy_m is null then null else greatest(s.accuracy_m, o.accuracy_m) end as tolerance_m,
  lost.found as some_unplaced,
  t.revision as object_revision, t.as_of as object_as_of, s.held_count as object_count,
  case when t.coverage is null then null when st_covers(t.coverage, s.geom) then 1 else 0 end::double precision as coverage_share,
  t.demonstration as coverage_demonstration,
  null::json as evidence_overlap,
  null::json as evidence_tested,
  case when o.distance_m > 0 then
    json_build_object('subject', json_build_array(st_x(st_centroid(s.geom)), st_y(st_centroid(s.geom))), 'object', json_build_array(st_x(st_centroid(o.geom)), st_y(st_centroid(o.geom))))
  end as evidence_nearest
from subject s
cross join target t
left join lateral (
  select c.*
  from (
    select f.*, f.closed_on is null as undated, st_distance(f.geom::geography, s.geom::geography) as distance_m
    from closed f
    where f.geom && st_expand(s.geom, s.reach_lon, s.reach_lat)
      and not (s.layer = 'fire_points' and f.id = s.id)
      and case when f.closed_on is null then coalesce(f.found_on <= s.act_date, s.act_date is not null)
               else f.closed_on <= s.act_date and s.act_date <= f.closed_on + make_interval(months => (:months)::integer) end
  ) c
  where c.distance_m <= :within_m + coalesce(greatest(s.accuracy_m, c.accuracy_m), 0)
  order by c.undated, c.distance_m, c.id
  limit 1
) o on true
cross join lateral (
  select exists (
    select from unplaced f
    where not (s.layer = 'fire_points' and f.id = s.id)
      and (f.closed_on is null or (f.closed_on <= s.act_date and s.act_date <= f.closed_on + make_interval(months => (:months)::integer)))
  ) as found
) lost
