-- For how many days a fire has been open, for rule R11b: one row a fire. The day of judging is the one asked for, else the city's today.
-- Slots: subject (layer, id, name, synthetic, geom, accuracy_m, status, found_on, closed_on, as_of_day), time_zone.
select
  s.layer as subject_layer, s.id as subject_id, s.name as subject_name, s.synthetic as subject_synthetic,
  null::text as object_layer, null::text as object_id, null::text as object_name, false as object_synthetic,
  s.found_on as act_date, s.status, s.found_on, s.closed_on,
  day.judged_on,
  day.judged_on - s.found_on as days_open,
  s.accuracy_m as subject_accuracy_m,
  null::json as evidence_overlap, null::json as evidence_tested, null::json as evidence_nearest
from (:subject) s
cross join lateral (select coalesce(s.as_of_day, (now() at time zone :time_zone)::date) as judged_on) day
