-- What is said of layers as a whole: whether anything was ever published, of which day, where there is data, whether it holds anything.
-- $1 region, $2 layers
select l.layer,
       jsonb_build_object(
         'published', newest.number is not null,
         'as_of', newest.as_of,
         'coverage', md5(st_asbinary(stated.coverage)),
         'coverage_demonstration', stated.demonstration,
         'holds', exists (select from feature f where f.layer = l.layer and f.region = $1 and f.revision_to is null and f.valid_to is null)
       ) as basis
  from unnest($2::text[]) as l (layer)
  left join lateral (select number, as_of from revision where region = $1 and revision.layer = l.layer order by number desc limit 1) newest on true
  left join (select layer, demonstration, coverage from layer_coverage where region = $1 and layer = any ($2::text[])) stated on stated.layer = l.layer
