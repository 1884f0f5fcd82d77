-- The published changes of some layers, newest first, as they were known at an instant; and whether it was stated by then
-- where the layer has data, since it was last replaced.
-- $1 region, $2 layers, $3 the instant; null: now
with known as (
  select r.*, max(r.number) filter (where r.replaces) over (partition by r.layer) as replaced_in
    from revision r
   where r.region = $1
     and r.layer = any ($2::text[])
     and ($3::timestamptz is null or r.published_at <= $3)
)
select layer, number, published_at, actor, reason, source, licence, attribution, source_file, source_sha256,
       as_of, status, accuracy_m, demonstration, replaces,
       bool_or(coverage is not null and number >= coalesce(replaced_in, 0)) over (partition by layer) as has_coverage,
       added, changed, removed
  from known
 order by layer, number desc
