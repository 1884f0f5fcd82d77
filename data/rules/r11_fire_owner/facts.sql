-- Whose a fire is, for rule R11: one row a fire, with the heap or yard it lies in, else the mine it lies in, else the nearest of them within
-- nearest_m. A heap says more than the licence around it. Distances are ellipsoidal on CGCS2000.
-- Slots: nearest_m, subject (layer, id, name, synthetic, geom, accuracy_m, act_date, status, recorded_owner), grid_srid, region.
with target as materialized (
  select count(*) filter (where latest.number is not null)::integer as published,
         bool_and(stated.coverage is not null) as stated, bool_or(coalesce(stated.demonstration, false)) as demonstration,
         (select coverage from layer_coverage where region = :region and layer = 'spoil_heaps') as heaps,
         (select coverage from layer_coverage where region = :region and layer = 'mines') as mines
  from unnest(array['spoil_heaps', 'mines']::text[]) t(layer)
  left join lateral (select number from revision where region = :region and layer = t.layer order by number desc limit 1) latest on true
  left join layer_coverage stated on stated.region = :region and stated.layer = t.layer
),
subject as materialized (
  select s.*, st_dimension(s.geom) as dimension, (:nearest_m + 1) / 110000 as reach_lat,
         (:nearest_m + 1) / (110000 * cos(radians(least(greatest(abs(st_ymin(s.geom)), abs(st_ymax(s.geom))) + 1, 89)))) as reach_lon
  from (:subject) s
)
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  case s.dimension when 2 then 'area' when 1 then 'line' else 'point' end as subject_shape,
  s.act_date, s.status, s.recorded_owner,
  o.layer as object_layer, o.id as object_id, o.name as object_name, coalesce(o.synthetic, false) as object_synthetic,
  o.owner as object_owner,
  coalesce(o.inside, false) as meets,
  case when o.id is null then 'none' when o.inside then 'within' else 'apart' end as relation,
  o.distance_m,
  case when o.inside then st_distance(s.geom::geography, st_boundary(o.geom)::geography) end as inside_depth_m,
  s.accuracy_m as subject_accuracy_m,
  o.accuracy_m as object_accuracy_m,
  case when s.accuracy_m is null or o.accuracy_m is null then null else greatest(s.accuracy_m, o.accuracy_m) end as tolerance_m,
  t.published as layers_published,
  case when not t.stated then null when st_covers(t.heaps, s.geom) and st_covers(t.mines, s.geom) then 1 else 0 end::double precision as coverage_share,
  t.demonstration as coverage_demonstration,
  null::json as evidence_overlap,
  null::json as evidence_tested,
  case when o.distance_m > 0 then
    json_build_object('subject', json_build_array(st_x(ends.p), st_y(ends.p)), 'object', json_build_array(st_x(ends.q), st_y(ends.q)))
  end as evidence_nearest
from subject s
cross join target t
left join lateral (
  select c.*
  from (
    select h.layer, h.id, coalesce(h.name, h.id) as name, h.synthetic, h.geom, h.accuracy_m, h.owner,
           0 as rank, st_covers(h.geom, s.geom) as inside, st_distance(h.geom::geography, s.geom::geography) as distance_m
    from layers.spoil_heaps h
    where h.geom && st_expand(s.geom, s.reach_lon, s.reach_lat) and st_dimension(h.geom) = 2
    union all
    select m.layer, m.id, coalesce(m.name, m.id), m.synthetic, m.geom, m.accuracy_m, m.owner,
           1, st_covers(m.geom, s.geom), st_distance(m.geom::geography, s.geom::geography)
    from layers.mines m
    where m.geom && st_expand(s.geom, s.reach_lon, s.reach_lat) and st_dimension(m.geom) = 2
  ) c
  where c.inside or c.distance_m <= :nearest_m
  order by c.inside desc, case when c.inside then c.rank end, c.distance_m, c.rank, c.id
  limit 1
) o on true
left join lateral (
  select st_startpoint(line.geom) as p, st_endpoint(line.geom) as q
  from (select st_transform(st_shortestline(st_transform(s.geom, :grid_srid), st_transform(o.geom, :grid_srid)), 4490) as geom) line
) ends on o.distance_m > 0
