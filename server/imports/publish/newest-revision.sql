-- The newest revision of a layer and, where the same source was published before, whether all was said of it then that is
-- said now. Coverage that a later replacement ended must be said anew; a replacement must leave no other coverage standing.
-- $1 region, $2 layer, $3 source, $4 coverage as WKB or null, $5 as_of, $6 status, $7 accuracy_m, $8 licence, $9 attribution,
-- $10 whether this one replaces the layer
with revisions as (
  select revision.*, number >= coalesce(max(number) filter (where replaces) over (), 0) as stands
    from revision
   where region = $1 and layer = $2
), said as (
  select st_asbinary(st_multi(st_geomfromwkb($4::bytea, 4490))) as coverage
)
select coalesce((select max(number) from revisions), 0) as number,
       coalesce(
         (select same.as_of is not distinct from $5::date
                 and same.status = $6
                 and same.accuracy_m is not distinct from $7::double precision
                 and same.licence = $8
                 and same.attribution = $9
                 and st_asbinary(same.coverage) is not distinct from said.coverage
                 and (same.stands or (said.coverage is null and not $10::boolean))
            from revisions same
           where same.source = $3
           order by same.number desc
           limit 1),
         false)
       and not ($10::boolean and exists (
         select from revisions other
          where other.stands and other.coverage is not null
            and st_asbinary(other.coverage) is distinct from said.coverage)) as said_already
  from said
