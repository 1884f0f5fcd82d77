-- The next ids that we hold and that did not arrive.
-- $1 region, $2 layer, $3 the id before, $4 how many
select distinct feature.id
  from feature
 where feature.region = $1
   and feature.layer = $2
   and feature.revision_to is null
   and feature.id > $3
   and not exists (select from incoming_feature where incoming_feature.id = feature.id)
 order by feature.id
 limit $4
