-- The next ids that arrived, in byte order so that the order is the same on every server.
-- $1 the id before, $2 how many
select distinct id collate "C" as id
  from incoming_feature
 where id collate "C" > $1
 order by 1
 limit $2
