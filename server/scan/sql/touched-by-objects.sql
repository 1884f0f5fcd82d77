-- Subjects whose answer may change because objects of one layer did: those that rest on a changed object, and those near its old or
-- new shape. Where the statement tells only the nearest object of those that do not meet, farther ones do not matter.
-- $1 region, $2 scan, $3 rule, $4 object layer, $5 the revision before, $6 the revision now, $7 subject layers, $8 reach in metres,
-- $9 the least exact boundary met so far in metres, $10 the statement is a shared one: only the nearest object is told, and how deep something
-- lies is measured in one ground with the objects that lie within twice the accuracy and 10 m of it
with changed as materialized (
  select f.id, f.geom, margin.m as margin_m,
         1 / 110000.0 as degrees_y, 1 / (110000 * cos(radians(least(greatest(abs(st_ymin(f.geom)), abs(st_ymax(f.geom))) + 1, 89)))) as degrees_x
    from feature f
    left join revision r on r.region = f.region and r.layer = f.layer and r.number = coalesce(f.said_in, f.revision_from)
    cross join lateral (
      select greatest($9::double precision, case when f.attributes ->> 'accuracy_m' ~ '^[0-9]+([.][0-9]+)?$' then (f.attributes ->> 'accuracy_m')::double precision end, r.accuracy_m) as m
    ) inexact
    cross join lateral (select case when $10::boolean then inexact.m * 2.2 + 14 else inexact.m * 1.1 + 2 end as m) margin
   where f.layer = $4 and f.region = $1
     and ((f.revision_from > $5 and f.revision_from <= $6) or (f.revision_to > $5 and f.revision_to <= $6))
), adjoining as (
  -- Of a statement of a rule's own we cannot tell how far around it looks for the ground that an object is part of.
  select distinct o.id
    from changed c
    join feature o on o.layer = $4 and o.region = $1 and o.revision_to is null and o.valid_to is null and o.geom && c.geom
   where not $10::boolean
), resting as (
  select f.subject_layer as layer, f.subject_id as id
    from finding f
   where f.region = $1 and f.rule = $3 and f.object_layer = $4
     and (f.object_id in (select id from changed) or (f.object_id in (select id from adjoining) and f.relation in ('overlapping', 'within', 'containing')))
), near as (
  select s.layer, s.id
    from changed c
    join feature s on s.layer = any ($7::text[]) and s.region = $1 and s.revision_to is null and s.valid_to is null
                  and s.geom && st_expand(c.geom, ($8 + c.margin_m) * c.degrees_x, ($8 + c.margin_m) * c.degrees_y)
    cross join lateral (
      select min(f.distance_m) as m
        from finding f
       where $10::boolean and f.region = $1 and f.rule = $3 and f.subject_layer = s.layer and f.subject_id = s.id
         and f.object_layer = $4 and f.object_id is not null and f.life <> 'resolved'
    ) nearest
    cross join lateral (select least($8::double precision, nearest.m) + c.margin_m as m) bound
   where s.geom && st_expand(c.geom, bound.m * c.degrees_x, bound.m * c.degrees_y)
     and (s.geom && st_expand(c.geom, c.margin_m * c.degrees_x, c.margin_m * c.degrees_y) or st_dwithin(s.geom::geography, c.geom::geography, bound.m))
)
insert into scan_subject (region, scan, rule, layer, id)
select $1, $2, $3, layer, id from resting
union
select $1, $2, $3, layer, id from near
on conflict do nothing
