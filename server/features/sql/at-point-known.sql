-- As at-point.sql, of what was known at an instant: for each layer the features of the revision that was current then.
-- $1 region, $2 layers, $3 longitude, $4 latitude, $5 reach in metres, $6, $7 the reach in degrees of longitude and
-- latitude, $8 the instant
with here as (
  select st_setsrid(st_makepoint($3, $4), 4490) as point,
         st_makeenvelope($3 - $6, $4 - $7, $3::double precision + $6, $4::double precision + $7, 4490) as reach
), known as (
  select layer, max(number) as revision
    from revision
   where region = $1
     and layer = any ($2::text[])
     and published_at <= $8::timestamptz
   group by layer
)
select f.layer, f.id, f.attributes,
       case when st_dimension(f.geom) = 2 then 0 else st_distance(f.geom::geography, here.point::geography) end as distance_m
  from here
 cross join known
  join feature f on f.region = $1 and f.layer = known.layer and f.valid_to is null
                and f.revision_from <= known.revision and (f.revision_to is null or f.revision_to > known.revision)
                and f.geom && here.reach
 where case when st_dimension(f.geom) = 2
            then st_intersects(f.geom, here.point)
            else st_dwithin(f.geom::geography, here.point::geography, $5::double precision) end
 order by st_dimension(f.geom), case when st_dimension(f.geom) = 2 then st_area(f.geom) else 0 end, 4, f.layer, f.id
 limit 100
