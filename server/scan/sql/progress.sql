-- Where a scan has come to; tells whether somebody asked it to stop.
-- $1 region, $2 scan, $3 step, $4 the last subject done, $5 subjects done now, $6 rule, $7 appeared, $8 verdict changed, $9 resolved, $10 relapsed,
-- $11 the least exact boundary met now
update scan
   set step = $3, after = $4, done = done + $5, rule = $6, appeared = appeared + $7, verdict_changed = verdict_changed + $8,
       resolved = resolved + $9, relapsed = relapsed + $10, margin_m = greatest(margin_m, $11)
 where region = $1 and id = $2
returning cancel_asked
