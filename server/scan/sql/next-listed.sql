-- The next of the subjects that an incremental scan measures again.
-- $1 region, $2 scan, $3 rule, $4 layer, $5 the id before, $6 how many
select id from scan_subject where region = $1 and scan = $2 and rule = $3 and layer = $4 and id > $5 order by id limit $6
