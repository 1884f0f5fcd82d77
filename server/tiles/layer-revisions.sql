-- The published revisions of one layer, and when each was published.
-- $1 region, $2 layer
select number, published_at
  from revision
 where region = $1
   and layer = $2
 order by number
