-- Brings some ids back to what they were at an earlier revision: what is held otherwise now is closed, what was held then is opened
-- anew, with the revision that said it. What is as it was is not touched.
-- $1 region, $2 layer, $3 the new revision, $4 ids, $5 the earlier revision
with held as (
  select f.id, f.valid_from, f.valid_to, f.geom, f.attributes, coalesce(f.said_in, f.revision_from) as said_in
    from feature f
   where f.region = $1 and f.layer = $2 and f.id = any ($4::text[]) and f.revision_to is null
), target as (
  select f.id, f.valid_from, f.valid_to, f.geom, f.attributes, coalesce(f.said_in, f.revision_from) as said_in
    from feature f
   where f.region = $1 and f.layer = $2 and f.id = any ($4::text[]) and f.revision_from <= $5 and (f.revision_to is null or f.revision_to > $5)
), same as (
  select held.id, held.valid_from
    from held
    join target on target.id = held.id and target.valid_from = held.valid_from
   where held.valid_to is not distinct from target.valid_to
     and held.said_in = target.said_in
     and held.attributes = target.attributes
     and st_asbinary(held.geom) = st_asbinary(target.geom)
), closed as (
  update feature f
     set revision_to = $3
    from held
   where f.region = $1 and f.layer = $2 and f.id = held.id and f.valid_from = held.valid_from and f.revision_to is null
     and not exists (select from same where same.id = held.id and same.valid_from = held.valid_from)
  returning f.id, f.geom
), opened as (
  insert into feature (region, layer, id, valid_from, valid_to, revision_from, geom, attributes, said_in)
  select $1, $2, id, valid_from, valid_to, $3, geom, attributes, said_in
    from target
   where not exists (select from same where same.id = target.id and same.valid_from = target.valid_from)
  returning id, geom
), both_shapes as (
  select id, geom from closed
  union all
  select id, geom from opened
), touched as (
  select distinct both_shapes.id,
         exists (select from held where held.id = both_shapes.id) as was_held,
         exists (select from target where target.id = both_shapes.id) as is_held
    from both_shapes
), extent as (
  select st_extent(geom) as box from both_shapes
)
select coalesce((select array_agg(id) from touched), '{}') as ids,
       (select count(*) from touched where is_held and not was_held)::integer as added,
       (select count(*) from touched where is_held and was_held)::integer as changed,
       (select count(*) from touched where not is_held)::integer as removed,
       st_xmin(extent.box) as west, st_ymin(extent.box) as south, st_xmax(extent.box) as east, st_ymax(extent.box) as north
  from extent
