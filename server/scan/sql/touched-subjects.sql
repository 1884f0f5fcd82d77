-- Subjects that changed themselves.
-- $1 region, $2 scan, $3 rule, $4 layer, $5 the revision before, $6 the revision now
insert into scan_subject (region, scan, rule, layer, id)
select distinct $1, $2, $3, $4, f.id
  from feature f
 where f.layer = $4 and f.region = $1
   and ((f.revision_from > $5 and f.revision_from <= $6) or (f.revision_to > $5 and f.revision_to <= $6))
on conflict do nothing
