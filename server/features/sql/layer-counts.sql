-- How many features hold today, by the revision that said what they are and by class, and the box around them.
-- $1 region, $2 layers, $3 for each layer the attribute that makes its classes, or null
select f.layer, coalesce(f.said_in, f.revision_from) as said_in,
       coalesce(f.attributes ->> asked.class_by, '') as class,
       count(*) as features,
       count(*) filter (where f.attributes -> 'synthetic' = 'true'::jsonb) as synthetic,
       st_xmin(st_extent(f.geom)) as west, st_ymin(st_extent(f.geom)) as south,
       st_xmax(st_extent(f.geom)) as east, st_ymax(st_extent(f.geom)) as north
  from unnest($2::text[], $3::text[]) as asked (layer, class_by)
  join feature f on f.region = $1 and f.layer = asked.layer and f.revision_to is null and f.valid_to is null
 group by f.layer, coalesce(f.said_in, f.revision_from), coalesce(f.attributes ->> asked.class_by, '')
