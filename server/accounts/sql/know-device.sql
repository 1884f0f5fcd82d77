-- This browser is one of the person's; the oldest beyond fifty, and those not seen for long, are swept away.
-- $1 hash of the browser's token, $2 person, $3 days after which a browser is forgotten
with swept as (
  delete from known_device
   where seen_at < now() - make_interval(days => $3)
      or (person = $2 and token_hash <> $1
          and token_hash not in (select token_hash from known_device where person = $2 order by seen_at desc limit 49))
)
insert into known_device (token_hash, person) values ($1, $2)
on conflict (token_hash, person) do update set seen_at = now()
