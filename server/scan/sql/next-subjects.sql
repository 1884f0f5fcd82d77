-- The next subjects of a rule in one layer: those that are published, and those that are no more but have findings.
-- $1 region, $2 rule, $3 layer, $4 the id before, $5 how many
select id
  from (
    (select f.id from feature f
      where f.layer = $3 and f.region = $1 and f.revision_to is null and f.valid_to is null and f.id > $4
      order by f.id limit $5)
    union
    (select distinct s.subject_id from finding s
      where s.region = $1 and s.rule = $2 and s.subject_layer = $3 and s.subject_id > $4 and s.life <> 'resolved'
      order by s.subject_id limit $5)
  ) both_kinds
 order by id
 limit $5
