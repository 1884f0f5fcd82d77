-- One thing that was done; number, time and the links of the chain are the table's own (migration 0005).
-- $1 actor, $2 its name, $3 role, $4 address, $5 action, $6 target, $7 outcome, $8 details
insert into audit (actor, actor_name, role, address, action, target, outcome, details)
values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)

returning number, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
