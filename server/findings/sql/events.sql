-- What happened to a finding, newest first. $1 region, $2 key
select at, kind, actor, scan, from_state as "from", to_state as "to", reason, evidence, signer, expires_on
  from finding_event
 where region = $1 and key = $2
 order by number desc
