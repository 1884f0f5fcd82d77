-- Subjects that an earlier scan could not measure are tried again. $1 region, $2 scan, $3 rule
insert into scan_subject (region, scan, rule, layer, id)
select $1, $2, rule, subject_layer, subject_id
  from finding
 where region = $1 and rule = $3 and code = 'not_measured' and life <> 'resolved'
on conflict do nothing
