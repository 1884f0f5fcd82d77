-- One feature as it holds today. Slot: shape, the coordinates that were asked for.
-- $1 region, $2 layer, $3 id
select f.id, :shape as geometry, f.attributes, nullif(f.valid_from, '-infinity'::date) as valid_from, f.valid_to, r.source
  from feature f
  join revision r on r.region = f.region and r.layer = f.layer and r.number = coalesce(f.said_in, f.revision_from)
 where f.region = $1
   and f.layer = $2
   and f.id = $3
   and f.revision_to is null
   and f.valid_to is null
