-- What people say of findings that are about to be written, held until they are: a decision made meanwhile is not lost.
-- $1 region, $2 keys
select key, standing, told, decided
  from finding
 where region = $1 and key = any ($2::text[])
 order by key
   for update
