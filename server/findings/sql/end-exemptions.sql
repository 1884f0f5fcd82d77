-- Opens again what was exempted until a day that is over. $1 region, $2 today in the city
with due as (
  select key, expires_on from finding where region = $1 and standing = 'exempted' and expires_on < $2::date for update
), opened as (
  update finding f
     set standing = 'open', expires_on = null, decided = null
    from due
   where f.region = $1 and f.key = due.key
)
insert into finding_event (region, key, at, kind, from_state, to_state, expires_on)
select $1, key, now(), 'expired', 'exempted', 'open', expires_on from due
