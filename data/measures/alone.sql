-- For rules about what a subject says of itself (a listing, an approval, a term): one row a subject, no object, nothing measured but its size.
-- Slot: subject (layer, id, name, synthetic, geom, accuracy_m, then what the rule asks of a site).
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  case st_dimension(s.geom) when 2 then 'area' when 1 then 'line' else 'point' end as subject_shape,
  null::text as object_layer, null::text as object_id, null::text as object_name, false as object_synthetic,
  case when st_dimension(s.geom) = 2 then st_area(s.geom::geography) end as tested_area_m2,
  s.accuracy_m::double precision as subject_accuracy_m,
  false as coverage_demonstration,
  to_jsonb(jsonb_populate_record(s, '{"geom": null}')) - '{layer,id,name,synthetic,geom,accuracy_m}'::text[] as subject_said,
  null::json as evidence_overlap,
  null::json as evidence_tested,
  null::json as evidence_nearest
from (:subject) s
