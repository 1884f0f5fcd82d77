-- The newest revision of each layer that was ever published.
-- $1 region
select layer, max(number) as number
  from revision
 where region = $1
 group by layer
