-- Writes down what a person decided. $1 region, $2 key, $3 kind, $4 person, $5 standing before, $6 standing now, $7 reason, $8 evidence, $9 signer,
-- $10 last day or null, $11 id of the person or null
insert into finding_event (region, key, at, kind, actor, from_state, to_state, reason, evidence, signer, expires_on, actor_id)
values ($1, $2, now(), $3, $4, $5, $6, $7, $8, $9, $10::date, $11)
