-- Merges the arrived versions of some ids into what we hold. The held and the arrived versions of an id together make a
-- timeline in which each version ends at the latest where the next begins. What the timeline changes is closed and opened
-- anew under the new revision; what it leaves as it was is not touched.
-- $1 region, $2 layer, $3 the new revision, $4 ids
with said as (
  select i.id,
         coalesce(
           i.valid_from,
           -- Without a date of its own, a lone version corrects the one that holds today.
           case when count(*) over (partition by i.id) = 1 then (
             select f.valid_from
               from feature f
              where f.region = $1 and f.layer = $2 and f.id = i.id
                and f.revision_to is null and f.valid_to is null
                and f.valid_from < coalesce(i.valid_to, 'infinity'))
           end,
           '-infinity') as valid_from,
         i.valid_to, i.geom, i.attributes
    from incoming_feature i
   where i.id = any ($4::text[])
), held as (
  select f.id, f.valid_from, f.valid_to, f.geom, f.attributes
    from feature f
   where f.region = $1 and f.layer = $2 and f.id = any ($4::text[]) and f.revision_to is null
), timeline as (
  select id, valid_from, valid_to, geom, attributes from said
  union all
  select id, valid_from, valid_to, geom, attributes from held
   where not exists (select from said where said.id = held.id and said.valid_from = held.valid_from)
), target as (
  select id, valid_from, least(valid_to, lead(valid_from) over (partition by id order by valid_from)) as valid_to, geom, attributes
    from timeline
), moved as (
  select target.*
    from target
    left join held on held.id = target.id and held.valid_from = target.valid_from
   where held.id is null
      or held.valid_to is distinct from target.valid_to
      or held.attributes <> target.attributes
      or st_asbinary(held.geom) <> st_asbinary(target.geom)
), closed as (
  update feature f
     set revision_to = $3
    from moved
   where f.region = $1 and f.layer = $2 and f.id = moved.id and f.valid_from = moved.valid_from and f.revision_to is null
  returning f.id, f.geom
), opened as (
  insert into feature (region, layer, id, valid_from, valid_to, revision_from, geom, attributes)
  select $1, $2, id, valid_from, valid_to, $3, geom, attributes
    from moved
  returning id, geom
), touched as (
  select distinct moved.id, exists (select from held where held.id = moved.id) as was_held from moved
), extent as (
  select st_extent(both_shapes.geom) as box
    from (select geom from closed union all select geom from opened) as both_shapes
)
select coalesce((select array_agg(id) from touched), '{}') as ids,
       (select count(*) from touched where not was_held)::integer as added,
       (select count(*) from touched where was_held)::integer as changed,
       st_xmin(extent.box) as west, st_ymin(extent.box) as south, st_xmax(extent.box) as east, st_ymax(extent.box) as north
  from extent
