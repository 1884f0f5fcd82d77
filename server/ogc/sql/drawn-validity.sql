-- Whether shapes that somebody drew can be asked with, and if not, why.
-- $1 the shapes as GeoJSON
select st_isvalidreason(shape) as reason
  from (select st_geomfromgeojson(drawn) as shape from unnest($1::text[]) as drawn) as drawn
 where not st_isvalid(shape)
 limit 1
