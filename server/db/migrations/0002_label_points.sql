-- One place for the name of an area, whichever tiles it lies in: a point surely on its largest part, the same in every band.
-- Points and lines have none; their names follow the shape.

alter table tile_geometry add column label_point geometry(Point, 3857);

update tile_geometry as drawn
   set label_point = st_pointonsurface(whole.largest)
  from (select region, layer, id, revision_from,
               (select part.geom
                  from st_dump(tile_geometry.geom) as part
                 where st_dimension(part.geom) = 2
                 order by st_area(part.geom) desc, part.path
                 limit 1) as largest
          from tile_geometry
         where band = 10
           and st_dimension(geom) = 2) as whole
 where drawn.region = whole.region
   and drawn.layer = whole.layer
   and drawn.id = whole.id
   and drawn.revision_from = whole.revision_from;
