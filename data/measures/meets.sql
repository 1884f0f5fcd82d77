-- Measures how each subject lies to the objects of each layer that a rule is judged against: one row for every object that it meets
-- or that lies within the accuracy of their boundaries; else one row with the nearest object within reach; else one row without one.
-- So every subject has a row for every layer: a missing layer is undetermined by itself while another layer's conflict shows.
-- Areas, lengths and distances are ellipsoidal on CGCS2000 (4490). Nearest points and depths are found on a plane of metres laid at the
-- subject's own latitude, on which what is straight in degrees stays straight; docs/decisions/0005-shared-measures.md says why.
-- `offset 0` keeps the planner from writing one measurement out again wherever it is used.
-- Slots: subject (layer, id, name, synthetic, geom, accuracy_m, then what the rule asks of a site), object (layer, id, name, synthetic, geom,
-- accuracy_m, standing, then what the judge needs), objects (the layers judged against), reach_m, region. `standing` says which objects make one
-- ground (status, and what the law tells apart); the day is no part of it, it is read from `zone_published_on` where objects say one.
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
  -- Metres in a degree of longitude and of latitude, there, on GRS80.
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
  lies.meets,
  case
    when o.id is null then 'none'
    when lies.meets and lies.within then 'within'
    when lies.meets and st_covers(s.geom, o.geom) then 'containing'
    when lies.meets then 'overlapping'
    when o.touches then 'touching'
    when o.distance_m <= tolerance.m then 'adjoining'
    else 'apart'
  end as relation,
  lies.overlap_m2,
  lies.overlap_m2 / nullif(s.area_m2, 0) as overlap_share,
  lies.overlap_length_m,
  depth.m as inside_depth_m,
  depth.m as overlap_depth_m,
  o.distance_m,
  s.accuracy_m as subject_accuracy_m,
  o.accuracy_m as object_accuracy_m,
  tolerance.m as tolerance_m,
  ground.share as coverage_share,
  -- Beyond it there may be objects that we do not hold.
  case when ground.share = 1 and not lies.meets then margin.m end as coverage_margin_m,
  t.demonstration as coverage_demonstration,
  t.revision as object_revision,
  t.as_of as object_as_of,
  t.count as object_count,
  p.reach_m::double precision as reach_m,
  s.said as subject_said,
  o.said as object_said,
  case when lies.meets then st_asgeojson(piece.geom, 7, 0)::json end as evidence_overlap,
  null::json as evidence_tested,
  case when o.distance_m > 0 then
    json_build_object('subject', json_build_array(o.from_lon, o.from_lat), 'object', json_build_array(o.to_lon, o.to_lat))
  end as evidence_nearest
from subject s
cross join target t
cross join lateral (
  select s.x as x, s.y as y, -s.lon * s.x as dx, -s.lat * s.y as dy, within.m as within_m,
         -- First nearby; further off only where nothing is near. What boundaries may err is looked at however small the reach.
         greatest(within.m * 1.1 + 1, least(1000, :reach_m)) as near_m, greatest(within.m * 1.1 + 1, :reach_m) as reach_m
  from (select coalesce(greatest(s.accuracy_m, t.accuracy_m), 0) as m) within
  offset 0
) p
cross join lateral (select st_affine(s.geom, p.x, 0, 0, p.y, p.dx, p.dy) as geom offset 0) flat
left join lateral (
  with near as materialized (
    select c.*
    from (
      select q.id, q.name, q.synthetic, q.geom, q.accuracy_m, q.standing, to_jsonb(jsonb_populate_record(q, '{"geom": null}')) - '{layer,id,name,synthetic,geom,accuracy_m,standing}'::text[] as said,
             touch.es as touches, ends.*, case when touch.es then 0 else st_distance(st_setsrid(st_point(ends.from_lon, ends.from_lat), 4490)::geography, st_setsrid(st_point(ends.to_lon, ends.to_lat), 4490)::geography) end as distance_m
      from object q
      cross join lateral (select st_intersects(s.geom, q.geom) as es offset 0) touch
      left join lateral (
        select st_x(st_startpoint(l.line)) / p.x + s.lon as from_lon, st_y(st_startpoint(l.line)) / p.y + s.lat as from_lat,
               st_x(st_endpoint(l.line)) / p.x + s.lon as to_lon, st_y(st_endpoint(l.line)) / p.y + s.lat as to_lat
        from (select st_shortestline(flat.geom, st_affine(q.geom, p.x, 0, 0, p.y, p.dx, p.dy)) as line offset 0) l
        where not touch.es
        offset 0
      ) ends on true
      where q.layer = t.layer and not (q.layer = s.layer and q.id = s.id)
        and q.geom && st_expand(s.geom, p.near_m * s.degrees_x, p.near_m * s.degrees_y)
    ) c
    where c.distance_m <= p.near_m
  ),
  far as (
    select q.id, q.name, q.synthetic, q.geom, q.accuracy_m, q.standing, to_jsonb(jsonb_populate_record(q, '{"geom": null}')) - '{layer,id,name,synthetic,geom,accuracy_m,standing}'::text[] as said,
           false as touches, ends.*, st_distance(st_setsrid(st_point(ends.from_lon, ends.from_lat), 4490)::geography, st_setsrid(st_point(ends.to_lon, ends.to_lat), 4490)::geography) as distance_m
    from object q
    cross join lateral (
      select st_x(st_startpoint(l.line)) / p.x + s.lon as from_lon, st_y(st_startpoint(l.line)) / p.y + s.lat as from_lat,
             st_x(st_endpoint(l.line)) / p.x + s.lon as to_lon, st_y(st_endpoint(l.line)) / p.y + s.lat as to_lat
      from (select st_shortestline(flat.geom, st_affine(q.geom, p.x, 0, 0, p.y, p.dx, p.dy)) as line offset 0) l
      offset 0
    ) ends
    where q.layer = t.layer and not (q.layer = s.layer and q.id = s.id)
      and q.geom && st_expand(s.geom, p.reach_m * s.degrees_x, p.reach_m * s.degrees_y)
      and p.near_m < p.reach_m and not exists (select from near)
  )
  select * from near where touches or distance_m <= p.within_m
  union all
  (
    select nearest.*
    from (select * from near union all select * from far) nearest
    where nearest.distance_m <= p.reach_m and not exists (select from near where touches or distance_m <= p.within_m)
    order by nearest.distance_m, nearest.id
    limit 1
  )
) o on true
-- greatest() forgets nulls; an unknown accuracy must stay unknown. A nearer object may hide behind one of unknown accuracy.
cross join lateral (
  select case
    when s.accuracy_m is null or (o.id is not null and o.accuracy_m is null) or (t.some_unknown and not coalesce(o.touches, false)) then null
    else greatest(s.accuracy_m, case when o.id is null then t.accuracy_m else o.accuracy_m end)
  end as m
  offset 0
) tolerance
cross join lateral (select least(s.dimension, st_dimension(o.geom)) as dimension, coalesce(o.touches and st_covers(o.geom, s.geom), false) as covered offset 0) shape
cross join lateral (
  select case
    when not coalesce(o.touches, false) then null
    when shape.covered then s.geom
    when shape.dimension = 0 then st_intersection(s.geom, o.geom, 1e-9)
    else st_collectionextract(st_intersection(s.geom, o.geom, 1e-9), shape.dimension + 1)
  end as geom
  offset 0
) piece
cross join lateral (
  select case when o.id is not null and shape.dimension = 2 then (case when piece.geom is null then 0 when shape.covered then s.area_m2 else coalesce(st_area(piece.geom::geography), 0) end) end as m2,
         case when o.id is not null and shape.dimension = 1 then coalesce(st_length(piece.geom::geography), 0) end as m
  offset 0
) size
-- Less than 0.01 m² or 0.01 m is the noise of two boundaries that only touch.
cross join lateral (
  select coalesce(case shape.dimension when 2 then size.m2 >= 0.01 when 1 then size.m >= 0.01 else o.touches end, false) as meets,
         case when size.m2 >= 0.01 then size.m2 when size.m2 is not null then 0 end as overlap_m2,
         case when size.m >= 0.01 then size.m when size.m is not null then 0 end as overlap_length_m,
         shape.covered or coalesce(s.area_m2 - size.m2 < 0.01, false) as within
  offset 0
) lies
-- How deep what is inside reaches: the distance of its deepest vertex from the edge. Most lie deeper in the object than boundaries can err, and
-- that is that. Else objects of one standing make one ground with it, all that lie around the piece by more than boundaries can err (official
-- lines come in many parcels), if they were published when the act was done; the border between them is no edge. What decides is exact: does
-- anything of it lie in the ground shrunk by the tolerance? The figure says how deep at least. A point or a line that lies in the subject is
-- measured from the subject's edge.
left join lateral (
  select case
    when own.m > tolerance.m or tolerance.m is null then own.m
    else (
      select case
        when deepest.m > tolerance.m then deepest.m
        when s.dimension > 0 and st_intersects(plane.piece, st_buffer(st_intersection(joint.ground, st_expand(st_envelope(plane.piece), 2 * tolerance.m + 10), 1e-4), -tolerance.m, 'quad_segs=32')) then tolerance.m + 0.001
        else deepest.m
      end
      from (
        select st_affine(whole.geom, p.x, 0, 0, p.y, p.dx, p.dy) as ground
        from (select (o.said ->> 'zone_published_on')::date as day, (s.said ->> 'act_date')::date as act_day offset 0) published
        cross join lateral (
          select case when count(*) < 2 then plane.host else st_union(q.geom, 1e-9) end as geom
          from object q
          cross join lateral (select (to_jsonb(jsonb_populate_record(q, '{"geom": null}')) ->> 'zone_published_on')::date as day offset 0) began
          where q.layer = t.layer and st_dimension(q.geom) = 2
            and (q.id = o.id or q.standing = o.standing and (began.day is not distinct from published.day or began.day <= coalesce(published.act_day, published.day)))
            and q.geom && st_expand(piece.geom, (2 * p.within_m + 10) * s.degrees_x, (2 * p.within_m + 10) * s.degrees_y)
          offset 0
        ) whole
        offset 0
      ) joint
      cross join lateral (
        select max(st_distance(v.geom, edge.geom)) as m from (select st_boundary(joint.ground) as geom offset 0) edge cross join lateral st_dumppoints(plane.piece) v
      ) deepest
    )
  end as m
  from (
    select host.geom as host, st_boundary(st_affine(host.geom, p.x, 0, 0, p.y, p.dx, p.dy)) as edge, st_affine(piece.geom, p.x, 0, 0, p.y, p.dx, p.dy) as piece
    from (select case when st_dimension(o.geom) < 2 then s.geom else o.geom end as geom) host
    offset 0
  ) plane
  cross join lateral (
    select st_distance(st_setsrid(st_point(st_x(far.point) / p.x + s.lon, st_y(far.point) / p.y + s.lat), 4490)::geography, st_setsrid(st_point(st_x(far.edge) / p.x + s.lon, st_y(far.edge) / p.y + s.lat), 4490)::geography) as m
    from (
      select v.geom as point, st_closestpoint(plane.edge, v.geom) as edge from st_dumppoints(plane.piece) v
      order by st_distance(v.geom, plane.edge) desc
      limit 1
    ) far
    offset 0
  ) own
  where greatest(s.dimension, st_dimension(o.geom)) = 2
) depth on lies.meets
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
left join lateral (
  select st_distance(flat.geom, st_affine(st_boundary(t.coverage), p.x, 0, 0, p.y, p.dx, p.dy)) as m
  offset 0
) margin on ground.share = 1 and not lies.meets
