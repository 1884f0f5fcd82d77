-- The published changes of some layers, newest first, and whether it is stated where the layer has data now.
-- $1 region, $2 layers
select r.layer, r.number, r.published_at, r.actor, r.reason, r.source, r.licence, r.attribution, r.source_file, r.source_sha256,
       r.as_of, r.status, r.accuracy_m, r.demonstration, r.replaces, covered.layer is not null as has_coverage,
       r.added, r.changed, r.removed
  from revision r
  left join (select region, layer from layer_coverage) as covered on covered.region = r.region and covered.layer = r.layer
 where r.region = $1
   and r.layer = any ($2::text[])
 order by r.layer, r.number desc
