-- Ids that arrive more than once for the same day.
-- $1 how many at most
select id, count(*)::integer as times, nullif(coalesce(valid_from, '-infinity'), '-infinity')::text as valid_from
  from incoming_feature
 group by id, coalesce(valid_from, '-infinity')
having count(*) > 1
 order by id
 limit $1
