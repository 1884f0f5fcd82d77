-- Closes everything that we hold of some ids: the new set does not contain them.
-- $1 region, $2 layer, $3 the new revision, $4 ids
with closed as (
  update feature f
     set revision_to = $3
   where f.region = $1 and f.layer = $2 and f.id = any ($4::text[]) and f.revision_to is null
  returning f.geom
)
select st_xmin(extent.box) as west, st_ymin(extent.box) as south, st_xmax(extent.box) as east, st_ymax(extent.box) as north
  from (select st_extent(geom) as box from closed) as extent
