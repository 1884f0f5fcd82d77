-- Merges the arrived versions of some ids into what we hold. An arrived version takes the place of what we hold in its own
-- days; what we hold outside them stays, cut to the days that are left. What the timeline changes is closed and opened anew
-- under the new revision; what it leaves as it was is not touched. A version that is said again in the same words, but now as a
-- draft, as published or with another accuracy, is said anew.
-- $1 region, $2 layer, $3 the new revision, $4 ids, $5 official status and $6 accuracy (m) of the new revision
with held as (
  select f.id, f.valid_from, f.valid_to, f.geom, f.attributes, coalesce(f.said_in, f.revision_from) as said_in
    from feature f
   where f.region = $1 and f.layer = $2 and f.id = any ($4::text[]) and f.revision_to is null
), arrived as (
  select i.id, i.valid_from, i.valid_to, i.geom, i.attributes,
         -- Without a first day, a lone version corrects the one that holds today, or the one that ended when it says.
         i.valid_from is null and count(*) over (partition by i.id) = 1 as corrects
    from incoming_feature i
   where i.id = any ($4::text[])
), corrected as (
  select distinct on (arrived.id) arrived.id, held.valid_from
    from arrived
    join held on held.id = arrived.id
             and (held.valid_to is null or held.valid_to = arrived.valid_to)
             and held.valid_from < coalesce(arrived.valid_to, 'infinity')
   where arrived.corrects
   order by arrived.id, held.valid_to nulls last
), ended as (
  select id, max(valid_to) as last_day from held group by id
), dated as (
  select arrived.id, arrived.valid_to, arrived.geom, arrived.attributes, corrected.valid_from as corrected_from,
         coalesce(
           arrived.valid_from,
           corrected.valid_from,
           -- It holds today, but all that we hold has ended: it began when the last of that ended.
           case when arrived.corrects and arrived.valid_to is null then ended.last_day end,
           '-infinity') as valid_from
    from arrived
    left join corrected on corrected.id = arrived.id
    left join ended on ended.id = arrived.id
), next_held as (
  select dated.id, dated.valid_from, min(held.valid_from) as first_day
    from dated
    join held on held.id = dated.id and held.valid_from > dated.valid_from
   group by dated.id, dated.valid_from
), said as (
  select dated.id, dated.valid_from, dated.geom, dated.attributes, dated.corrected_from,
         -- Without an end of its own it ends where the next one begins, held or said; never beyond the next one said.
         least(coalesce(dated.valid_to, next_held.first_day), lead(dated.valid_from) over (partition by dated.id order by dated.valid_from)) as valid_to
    from dated
    left join next_held on next_held.id = dated.id and next_held.valid_from = dated.valid_from
), taken as (
  select id, range_agg(daterange(valid_from, valid_to, '[)')) as days
    from said
   group by id
), kept as (
  select held.id, lower(days.rest) as valid_from, upper(days.rest) as valid_to, held.geom, held.attributes, held.said_in
    from held
    left join taken on taken.id = held.id
   cross join lateral unnest(datemultirange(daterange(held.valid_from, held.valid_to, '[)')) - coalesce(taken.days, '{}'::datemultirange)) as days (rest)
    -- The corrected version as a whole is replaced: its correction says when it ended.
   where not exists (select from said where said.id = held.id and said.corrected_from = held.valid_from)
), target as (
  select id, valid_from, valid_to, geom, attributes, null::integer as said_in from said
  union all
  select id, valid_from, valid_to, geom, attributes, said_in from kept
), same as (
  select held.id, held.valid_from
    from held
    join target on target.id = held.id and target.valid_from = held.valid_from
    left join revision r on r.region = $1 and r.layer = $2 and r.number = held.said_in
   where held.valid_to is not distinct from target.valid_to
     and (target.said_in is not null or (r.status = $5 and r.accuracy_m is not distinct from $6::double precision))
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
  select distinct both_shapes.id, exists (select from held where held.id = both_shapes.id) as was_held from both_shapes
), extent as (
  select st_extent(geom) as box from both_shapes
)
select coalesce((select array_agg(id) from touched), '{}') as ids,
       (select count(*) from touched where not was_held)::integer as added,
       (select count(*) from touched where was_held)::integer as changed,
       st_xmin(extent.box) as west, st_ymin(extent.box) as south, st_xmax(extent.box) as east, st_ymax(extent.box) as north
  from extent
