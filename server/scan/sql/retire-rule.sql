-- Ends the findings of a rule that the catalogue no longer holds. $1 region, $2 rule, $3 scan
with resolved as (
  update finding set life = 'resolved', changed_at = now(), scan = $3, told = true
   where region = $1 and rule = $2 and life <> 'resolved' and (verdict <> 'clear' or told)
  returning key, verdict
), gone as (
  delete from finding where region = $1 and rule = $2 and verdict = 'clear' and not told
), forgotten as (
  delete from scan_rule where region = $1 and rule = $2
)
insert into finding_event (region, key, at, kind, scan, from_state)
select $1, key, now(), 'resolved', $3, verdict from resolved where verdict <> 'clear'
