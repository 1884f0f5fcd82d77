-- As layer-counts.sql, of what held by an earlier revision of each layer.
-- $1 region, $2 layers, $3 for each layer the attribute that makes its classes, or null, $4 for each its revision
select f.layer, coalesce(f.said_in, f.revision_from) as said_in,
       coalesce(f.attributes ->> asked.class_by, '') as class,
       count(*) as features,
       count(*) filter (where f.attributes -> 'synthetic' = 'true'::jsonb) as synthetic,
       st_xmin(st_extent(f.geom)) as west, st_ymin(st_extent(f.geom)) as south,
       st_xmax(st_extent(f.geom)) as east, st_ymax(st_extent(f.geom)) as north
  from unnest($2::text[], $3::text[], $4::integer[]) as asked (layer, class_by, revision)
  join feature f on f.region = $1 and f.layer = asked.layer and f.valid_to is null
                and f.revision_from <= asked.revision and (f.revision_to is null or f.revision_to > asked.revision)
 group by f.layer, coalesce(f.said_in, f.revision_from), coalesce(f.attributes ->> asked.class_by, '')
