-- Adds to what is being counted. $1 keys, $2 begins, $3 ends, $4 roles, $5 addresses, $6 actions, $7 outcomes, $8 counts
insert into audit_tally as known (key, began, until, role, address, action, outcome, count)
select * from unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
on conflict (key) do update set count = known.count + excluded.count
