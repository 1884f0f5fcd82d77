-- Where to draw the marks of some features. $1 region, $2 layers, $3 ids
select f.layer, f.id, round(st_x(spot.point)::numeric, 7) as lon, round(st_y(spot.point)::numeric, 7) as lat
  from (select distinct layer, id from unnest($2::text[], $3::text[]) as asked (layer, id)) wanted
  join feature f on f.layer = wanted.layer and f.region = $1 and f.id = wanted.id and f.revision_to is null and f.valid_to is null
 cross join lateral (select st_pointonsurface(f.geom) as point) spot
