-- Where a layer has data: the union of what its revisions say.
-- $1 region, $2 layer
select st_asgeojson(st_union(coverage, 1e-9), 7, 0)::json as coverage
  from revision
 where region = $1
   and layer = $2
   and coverage is not null
