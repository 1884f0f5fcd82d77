-- The next ids of which something changed since an earlier revision. $1 region, $2 layer, $3 the earlier revision, $4 the id before, $5 how many
select distinct f.id
  from feature f
 where f.region = $1 and f.layer = $2 and f.id > $4
   and ((f.revision_from > $3 and f.revision_to is null) or (f.revision_from <= $3 and f.revision_to > $3))
 order by f.id
 limit $5
