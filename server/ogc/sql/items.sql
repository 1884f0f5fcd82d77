-- One page of a layer's features in the order of their ids, all as of one revision; how many there are in all; and which revision that is.
-- What was published since the page before is left out: a version that ended since then still counts, one that began since then does not.
-- Each kind is cut to the page by itself, so that the index of ids is read from the marker on and no further.
-- $1 region, $2 layer, $3 the revision of the page before or null for the newest, $4 the id before or null, $5 how many,
-- $6 whether to count (of the newest revision alone), $7, $8 the first and the last day, or null for what holds today; then the
-- values of the filter. Slots: past, false where nothing was published since, so that nothing is planned for it; held, which versions by the
-- calendar; wanted, the box and the filter; shape, the coordinates that were asked for.
with newest as (
  select coalesce(max(number), 0) as revision from revision where region = $1 and layer = $2
), standing as (
  select f.id, f.valid_from, f.valid_to, f.revision_from, f.said_in, f.geom, f.attributes
    from feature f
   where f.region = $1
     and f.layer = $2
     and f.revision_to is null
     and ($3::integer is null or f.revision_from <= $3)
     and ($4::text is null or f.id > $4)
     and :held
     and :wanted
   order by f.id
   limit $5
), ended as (
  select f.id, f.valid_from, f.valid_to, f.revision_from, f.said_in, f.geom, f.attributes
    from feature f
   where f.region = $1
     and f.layer = $2
     and f.revision_from <= $3
     and f.revision_to > $3
     and :past
     and $3 < (select revision from newest)
     and ($4::text is null or f.id > $4)
     and :held
     and :wanted
   order by f.id
   limit $5
), page as (
  select * from standing union all select * from ended order by id limit $5
), total as (
  select case when $6::boolean then (
    select count(*)
      from feature f
     where f.region = $1
       and f.layer = $2
       and f.revision_to is null
       and :held
       and :wanted
  ) end as number_matched
)
select newest.revision, total.number_matched, f.id, :shape as geometry, f.attributes, nullif(f.valid_from, '-infinity'::date) as valid_from, f.valid_to, r.source
  from newest
 cross join total
  left join (page f join revision r on r.region = $1 and r.layer = $2 and r.number = coalesce(f.said_in, f.revision_from)) on true
 order by f.id
