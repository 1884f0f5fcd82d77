-- Measures, for rule R1, how each subject lies to the shoreline control zones: one row for each subject and zone that meet or
-- lie within the accuracy of their boundaries; else one row with the nearest zone; else one row without a zone.
-- Areas and distances are ellipsoidal on CGCS2000 (4490); only widths and the ends of the shortest line use the city's grid.
-- Slots: in_force_from (the law's first day), subject (columns layer, id, name, synthetic, geom, accuracy_m, kind, act_type, act_date, industry_code, expands),
-- grid_srid, region.
with zone as not materialized (
  -- A repealed zone is no zone; one whose status nobody stated stays and is judged as unpublished.
  select z.id, z.name, z.synthetic, z.geom,
         z.official_status as zone_status, z.published_on, z.document, z.accuracy_m
  from layers.shoreline_zones z
  where z.official_status is distinct from 'repealed'
),
zones as materialized (
  select count(*)::integer as zone_count, max(accuracy_m) as accuracy_m, coalesce(bool_or(accuracy_m is null), false) as some_unknown from zone
),
published as materialized (
  select coalesce(latest.number, 0)::integer as revision, latest.as_of, coalesce(stated.demonstration, false) as demonstration, stated.coverage
  from (values (1)) one
  left join lateral (select number, as_of from revision where region = :region and layer = 'shoreline_zones' order by number desc limit 1) latest on true
  -- Since the last replacement of the layer: what was said of the ground before it holds no longer.
  left join layer_coverage stated on stated.region = :region and stated.layer = 'shoreline_zones'
),
-- Every boundary on record of what may be expanded, with the day from which it held.
held as not materialized (
  select 'chemical_parks'::text as layer, id, geom, valid_from from layers.chemical_parks_history where valid_from is not null and st_dimension(geom) = 2
  union all
  select 'industrial_projects', id, geom, valid_from from layers.industrial_projects_history where valid_from is not null and st_dimension(geom) = 2
),
subject as materialized (
  select s.*, st_dimension(s.geom) as dimension,
         -- From when the boundary that is judged holds.
         coalesce(case s.layer
           when 'chemical_parks' then (select c.valid_from from layers.chemical_parks c where c.id = s.id)
           when 'industrial_projects' then (select c.valid_from from layers.industrial_projects c where c.id = s.id)
         end, s.act_date, 'infinity'::date) as held_from,
         -- How far a boundary may err, in degrees around the subject, generously.
         reach.m / 110000 as reach_lat, reach.m / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))) as reach_lon
  from (:subject) s
  cross join zones
  cross join lateral (select coalesce(greatest(s.accuracy_m, zones.accuracy_m), 0) as m) reach
),
close_pair as materialized (
  select t.layer, t.id, z.id as zone_id
  from subject t
  join zone z on z.geom && st_expand(t.geom, t.reach_lon, t.reach_lat)
  where st_intersects(t.geom, z.geom) or st_distance(t.geom::geography, z.geom::geography) <= greatest(t.accuracy_m, z.accuracy_m)
),
-- Nearest in metres: the nearest in degrees bounds the search, the ellipsoid decides inside it.
nearest_pair as materialized (
  select t.layer, t.id, nearest.zone_id
  from subject t
  left join lateral (
    select st_distance(t.geom::geography, first.geom::geography) as m
    from (select z.geom from zone z order by z.geom <-> t.geom limit 1) first
  ) bound on true
  left join lateral (
    select z.id as zone_id
    from zone z
    where z.geom && st_expand(t.geom, (bound.m + 1) / (110000 * cos(radians(least(greatest(abs(st_ymin(t.geom)), abs(st_ymax(t.geom))) + 1 + bound.m / 110000, 89)))), (bound.m + 1) / 110000)
    order by st_distance(t.geom::geography, z.geom::geography), z.id
    limit 1
  ) nearest on true
  where not exists (select from close_pair c where c.layer = t.layer and c.id = t.id)
),
placed as materialized (
  select s.*, z.id as zone_id, z.name as zone_name, z.synthetic as zone_synthetic, z.geom as zone_geom, z.zone_status, z.published_on,
         z.document as zone_document, z.accuracy_m as zone_accuracy_m
  from (select * from close_pair union all select * from nearest_pair) p
  join subject s on s.layer = p.layer and s.id = p.id
  left join zone z on z.id = p.zone_id
),
-- Of an expansion with an earlier boundary on record only the added part is tested: what was added since the prohibition holds in
-- this zone, that is since the later of the law's first day and the zone's publication. Compared with the boundary just
-- before, one more small version would hide what the version before it took. The boundary compared with is
-- the last one from before that day (of an act from before that day: the last one from before the act), else the earliest.
pair as materialized (
  select p.*, before.geom as before_geom, before.valid_from as before_from, part.tested_part, tested.geom as tested_geom,
         coalesce(st_intersects(tested.geom, p.zone_geom), false) as touches,
         case when p.dimension = 2 then st_area(tested.geom::geography) end as tested_area_m2
  from placed p
  cross join lateral (select least(p.held_from, greatest(:in_force_from::date, p.published_on)) as day) prohibited_from
  left join lateral (
    select h.geom, h.valid_from
    from held h
    where p.act_type = 'expand' and p.dimension = 2 and h.id = p.expands and h.valid_from < p.held_from
      and (h.layer = p.layer or p.layer not in ('chemical_parks', 'industrial_projects'))
    order by h.valid_from >= prohibited_from.day, case when h.valid_from < prohibited_from.day then h.valid_from end desc, h.valid_from, h.layer
    limit 1
  ) before on true
  cross join lateral (
    select case when before.geom is not null then st_collectionextract(st_difference(p.geom, before.geom, 1e-9), 3) end as geom
  ) added
  cross join lateral (
    select case
      when p.act_type is distinct from 'expand' then 'whole'
      when before.geom is null then 'added_unknown'
      when st_area(added.geom::geography) < 0.01 then 'added_empty'
      else 'added'
    end as tested_part
  ) part
  cross join lateral (select case when part.tested_part = 'added' then added.geom else p.geom end as geom) tested
),
clipped as materialized (
  select p.*, case when not touches then null when dimension = 2 then st_collectionextract(st_intersection(tested_geom, zone_geom, 1e-9), 3) else st_collectionextract(st_intersection(tested_geom, zone_geom, 1e-9), case when st_dimension(st_intersection(tested_geom, zone_geom, 1e-9)) = 1 then 2 else 1 end) end as overlap_geom
  from pair p
),
measured as materialized (
  select c.*,
         m.overlap_m2,
         case when dimension = 2 then coalesce(m.overlap_m2 > 0, false) else touches end as meets,
         -- greatest() forgets nulls; an unknown accuracy must stay unknown.
         case when c.accuracy_m is null or zone_accuracy_m is null or (not touches and zones.some_unknown) then null else greatest(c.accuracy_m, zone_accuracy_m) end as tolerance_m,
         case when zone_id is null then null when touches then 0 else st_distance(tested_geom::geography, zone_geom::geography) end as distance_m,
         zones.zone_count, published.revision, published.as_of, published.demonstration, published.coverage,
         coverage_share.share as coverage_share
  from clipped c
  cross join zones
  cross join published
  cross join lateral (
    -- Less than 0.01 m² is the noise of two boundaries that only touch.
    select case when zone_id is not null and dimension = 2 then (case when a.m2 >= 0.01 then a.m2 else 0 end) end as overlap_m2
    from (select coalesce(st_area(c.overlap_geom::geography), 0) as m2) a
  ) m
  cross join lateral (
    select case
      when published.coverage is null then null
      when st_covers(published.coverage, c.tested_geom) then 1
      when dimension < 2 or not st_intersects(published.coverage, c.tested_geom) then 0
      else (
        select case when c.tested_area_m2 - inside.m2 < 0.01 then 1 else inside.m2 / c.tested_area_m2 end
        from (select st_area(st_collectionextract(st_intersection(published.coverage, c.tested_geom, 1e-9), 3)::geography) as m2) inside
      )
    end as share
  ) coverage_share
)
select
  m.layer as subject_layer,
  m.id as subject_id,
  m.name as subject_name,
  m.synthetic as subject_synthetic,
  case m.dimension when 2 then 'area' when 1 then 'line' else 'point' end as subject_shape,
  m.kind,
  m.industry_code,
  m.act_type,
  m.act_date,
  case when m.zone_id is not null then 'shoreline_zones' end as object_layer,
  m.zone_id as object_id,
  m.zone_name as object_name,
  coalesce(m.zone_synthetic, false) as object_synthetic,
  m.zone_status,
  m.published_on as zone_published_on,
  m.zone_document,
  case when m.tested_part = 'added_unknown' and ground.holds_all then 'added_within' else m.tested_part end as tested_part,
  case when m.tested_part = 'added' then m.before_from end as before_from,
  m.tested_area_m2,
  m.meets,
  m.overlap_m2,
  m.overlap_m2 / nullif(m.tested_area_m2, 0) as overlap_share,
  width.m as overlap_width_m,
  depth.m as inside_depth_m,
  depth.m as overlap_depth_m,
  -- Of an expansion: how much of the part that stood before lies in the zone.
  case when m.tested_part = 'added' and m.zone_id is not null then coalesce(st_area(st_collectionextract(st_intersection(m.before_geom, m.zone_geom, 1e-9), 3)::geography), 0) end as existing_overlap_m2,
  m.distance_m,
  m.accuracy_m as subject_accuracy_m,
  m.zone_accuracy_m as object_accuracy_m,
  m.tolerance_m,
  m.coverage_share,
  -- How far inside the ground we have data for; beyond it there may be zones that we do not hold.
  case when m.coverage_share = 1 then st_distance(m.tested_geom::geography, st_boundary(m.coverage)::geography) end as coverage_margin_m,
  m.demonstration as coverage_demonstration,
  m.revision as zone_revision,
  m.as_of as zone_as_of,
  m.zone_count,
  case when m.meets then st_asgeojson(m.overlap_geom, 7, 0)::json end as evidence_overlap,
  case when m.tested_part = 'added' then st_asgeojson(m.tested_geom, 7, 0)::json end as evidence_tested,
  ends.nearest as evidence_nearest
from measured m
left join lateral (
  -- The widest circle is searched to 1/1000 of the shape's extent, too coarse for a long strip. What decides is exact: is
  -- anything left after shrinking by half the tolerance? The circle is then searched in what is left, or capped by the tolerance.
  select case
    when coalesce(m.tolerance_m, 0) <= 0 then 2 * (st_maximuminscribedcircle(planar.geom)).radius
    when st_isempty(core.geom) then least(2 * (st_maximuminscribedcircle(planar.geom)).radius, m.tolerance_m)
    else m.tolerance_m + 2 * (st_maximuminscribedcircle(core.geom)).radius
  end as m
  from (select st_transform(m.overlap_geom, :grid_srid) as geom) planar
  cross join lateral (select st_buffer(planar.geom, -coalesce(m.tolerance_m, 0) / 2) as geom) core
  where m.dimension = 2 and m.meets
) width on true
-- The ground on which the prohibition holds around what is tested: this zone and those of the same standing that were published
-- when the act was done. A border between two of them is no edge.
left join lateral (
  select g.geom, m.dimension = 2 and coalesce(st_area(st_collectionextract(st_difference(m.geom, g.geom, 1e-9), 3)::geography), 0) < 0.01 as holds_all
  from (
    select case when count(*) = 1 then (array_agg(q.geom))[1] else st_union(q.geom, 1e-9) end as geom
    from zone q
    where q.id = m.zone_id
       or (q.zone_status = m.zone_status and q.published_on <= coalesce(m.act_date, m.published_on)
           and (q.geom && m.zone_geom or q.geom && st_expand(m.tested_geom, m.reach_lon, m.reach_lat)))
  ) g
  where m.meets
) ground on true
-- How deep what is inside reaches, from the edge of that ground. What decides is exact: does anything of it lie in the ground
-- shrunk by the tolerance? The figure is that of the deepest vertex, or of a point of what lies in the shrunk ground.
left join lateral (
  select case
    when m.dimension = 0 or m.tolerance_m is null then deepest.m
    when core.beyond then greatest(deepest.m, m.tolerance_m + 0.001)
    else least(deepest.m, m.tolerance_m)
  end as m
  from (
    -- A line straight in degrees is a curve in the grid: with a vertex every 170 m they differ by less than a millimetre.
    select st_transform(st_segmentize(m.overlap_geom, greatest(0.002, (st_length(m.overlap_geom) + st_perimeter(m.overlap_geom)) / 2000)), :grid_srid) as inside,
           st_segmentize(ground.geom, 0.002) as ground
  ) dense
  cross join lateral (select st_transform(dense.ground, :grid_srid) as ground) planar
  cross join lateral (
    -- Far edges do not matter, and those of the box are too far to.
    select st_buffer(st_intersection(planar.ground, st_expand(st_envelope(dense.inside), 2 * coalesce(m.tolerance_m, 0) + 10), 1e-4), -coalesce(m.tolerance_m, 0), 'quad_segs=32') as geom
  ) shrunk
  cross join lateral (select m.dimension > 0 and st_intersects(dense.inside, shrunk.geom) as beyond) core
  cross join lateral (
    select st_distance(st_transform(p.geom, 4490)::geography, st_boundary(dense.ground)::geography) as m
    from (
      select (st_dumppoints(dense.inside)).geom
      union all
      select st_pointonsurface(st_intersection(dense.inside, shrunk.geom, 1e-4)) where core.beyond
    ) p
    order by st_distance(p.geom, st_boundary(planar.ground)) desc
    limit 1
  ) deepest
  where m.meets
) depth on true
left join lateral (
  select json_build_object('subject', json_build_array(st_x(st_startpoint(line.geom)), st_y(st_startpoint(line.geom))),
                           'object', json_build_array(st_x(st_endpoint(line.geom)), st_y(st_endpoint(line.geom)))) as nearest
  from (select st_transform(st_shortestline(st_transform(m.tested_geom, :grid_srid), st_transform(m.zone_geom, :grid_srid)), 4490) as geom) line
  -- The city's grid is no place for what lies a province away.
  where m.distance_m > 0 and m.distance_m < 300000
) ends on true
order by m.layer, m.id, m.zone_id
