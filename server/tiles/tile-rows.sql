-- What one tile of one revision shows, in tile units (4096 a side, y down), in an order that never changes.
-- $1 region, $2 layer, $3 revision, $4 band, $5…$8 west, south, east, north of the tile with its margin and
-- $9 west, $10 north of the tile itself in metres of Web Mercator, $11 metres a tile unit
-- label_x, label_y: where an area's name stands, in metres of Web Mercator
select id,
       st_astwkb(
         st_transscale(st_simplify(geom, 2 * $11::double precision, true),
                       -$9::double precision, -$10::double precision,
                       1 / $11::double precision, -1 / $11::double precision),
         0) as shape,
       st_x(label_point) as label_x,
       st_y(label_point) as label_y,
       properties
  from tile_geometry
 where region = $1
   and layer = $2
   and band = $4
   and revision_from <= $3
   and (revision_to is null or revision_to > $3)
   and geom && st_makeenvelope($5, $6, $7, $8, 3857)
 order by id collate "C"
