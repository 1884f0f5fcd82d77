-- The published changes of some layers, newest first.
-- $1 region, $2 layers
select layer, number, published_at, actor, reason, source, licence, attribution, source_file, source_sha256,
       as_of, status, accuracy_m, demonstration, coverage is not null as has_coverage, added, changed, removed
  from revision
 where region = $1
   and layer = any ($2::text[])
 order by layer, number desc
