-- What one tile of one revision shows, in tile units (4096 a side, y down), in an order that never changes. All in one
-- row, packed: a tile may hold thousands of shapes, and a row for each costs more than drawing it.
-- $1 region, $2 layer, $3 revision, $4 band, $5…$8 west, south, east, north of the tile with its margin and
-- $9 west, $10 north of the tile itself in metres of Web Mercator, $11 metres a tile unit, $12 metres to simplify by (0: not)
-- shapes: for each a length of four bytes and TWKB; labels: for each x and y of its name in metres of Web Mercator, eight
-- bytes each, NaN for none; properties: a JSON list. All numbers big-endian.
select string_agg(int4send(coalesce(length(drawn.shape), 0)) || coalesce(drawn.shape, ''::bytea), ''::bytea) as shapes,
       string_agg(float8send(coalesce(st_x(drawn.label_point), 'NaN')) || float8send(coalesce(st_y(drawn.label_point), 'NaN')), ''::bytea) as labels,
       '[' || string_agg(drawn.properties::text, ',') || ']' as properties
  from (select st_astwkb(
                 st_transscale(
                   case when $12::double precision > 0 then st_simplify(geom, $12::double precision, true) else geom end,
                   -$9::double precision, -$10::double precision,
                   1 / $11::double precision, -1 / $11::double precision),
                 0) as shape,
               label_point,
               properties
          from tile_geometry
         where region = $1
           and layer = $2
           and band = $4
           and revision_from <= $3
           and (revision_to is null or revision_to > $3)
           and geom && st_makeenvelope($5, $6, $7, $8, 3857)
         order by id collate "C") as drawn
