-- Where a layer has data now.
-- $1 region, $2 layer
select st_asgeojson(coverage, 7, 0)::json as coverage
  from layer_coverage
 where region = $1
   and layer = $2
