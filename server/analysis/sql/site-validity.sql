-- Whether a drawn site is a valid shape; if not, why and where; and how large it is.
select detail.valid, detail.reason, st_x(detail.location) as lon, st_y(detail.location) as lat,
       case when detail.valid and st_dimension(site.geom) = 2 then st_area(site.geom::geography) / 1e6 end as area_km2
from (select st_force2d(st_setsrid(st_geomfromgeojson($1::text), 4490)) as geom) site
cross join lateral st_isvaliddetail(site.geom) detail
