-- What may have been put out, for rule R11c: one of unknown accuracy may lie near any fire.
select f.layer, f.accuracy_m from layers.fire_points f where f.status = 'closed'
