-- Ends the drawing of every feature version that a revision replaced or removed.
-- $1 region, $2 layer, $3 revision
update tile_geometry as drawn
   set revision_to = $3
  from feature
 where drawn.region = $1
   and drawn.layer = $2
   and drawn.revision_to is null
   and feature.region = $1
   and feature.layer = $2
   and feature.id = drawn.id
   and feature.revision_from = drawn.revision_from
   and feature.valid_to is null
   and feature.revision_to = $3
