-- One person, or everybody. $1 id or null
select id, login, name, role, layers, must_change, disabled, issuer is not null as external, created_at, signed_in_at
  from person
 where $1::text is null or id = $1
 order by disabled, login collate "C"
