-- What the findings of a rule rest on from now on. $1 region, $2 rule, $3 version, $4 day, $5 revisions, $6 basis, $7 least exact boundary met,
-- $8 all its subjects were measured, $9 what went wrong or null
insert into scan_rule (region, rule, version, day, revisions, basis, margin_m, fault, failed_at, failures)
values ($1, $2, $3, $4::date, $5::jsonb, $6::jsonb, $7, $9::text, case when $9 is not null then now() end, case when $9 is not null then 1 else 0 end)
on conflict (region, rule) do update
   set version = excluded.version, day = excluded.day, revisions = excluded.revisions, basis = excluded.basis, fault = excluded.fault,
       failed_at = excluded.failed_at, failures = case when excluded.fault is not null then scan_rule.failures + 1 else 0 end,
       margin_m = case when $8::boolean then excluded.margin_m else greatest(scan_rule.margin_m, excluded.margin_m) end
