-- Of each layer, as it was known at an instant: its revision, how current it is, whether any of it is 示意数据, whether it holds
-- anything, and whether its stated coverage holds the whole city (null: not asked).
-- $1 region, $2 layers, $3 the instant, $4 the layers whose coverage is asked, $5 the layer whose features are the city
with known as materialized (
  select l.layer, l.place, r.number, r.as_of
    from unnest($2::text[]) with ordinality as l(layer, place)
    left join lateral (
      select number, as_of from revision where region = $1 and revision.layer = l.layer and published_at <= $3::timestamptz order by number desc limit 1
    ) r on true
), city as materialized (
  select st_union(f.geom, 1e-9) as geom
    from feature f
   where cardinality($4::text[]) > 0 and f.region = $1 and f.layer = $5 and f.valid_to is null
     and f.revision_from <= (select max(number) from revision where region = $1 and layer = $5 and published_at <= $3::timestamptz)
     and (f.revision_to is null or f.revision_to > (select max(number) from revision where region = $1 and layer = $5 and published_at <= $3::timestamptz))
)
select known.layer, coalesce(known.number, 0)::integer as revision, known.as_of, coalesce(invented.demonstration, false) as demonstration,
       exists (
         select from feature f
          where f.region = $1 and f.layer = known.layer and f.valid_to is null and f.revision_from <= known.number and (f.revision_to is null or f.revision_to > known.number)
       ) as has_features,
       case when known.layer = any ($4::text[]) then coalesce(covering.holds, false) end as covers_city
  from known
 cross join city
  left join lateral (
    -- A later official revision may leave features of a demonstration revision standing.
    select bool_or(r.demonstration and (r.number = known.number or exists (
      select from feature f
       where f.region = $1 and f.layer = known.layer and f.revision_from = r.number and f.valid_to is null and (f.revision_to is null or f.revision_to > known.number)
    ))) as demonstration
      from revision r
     where r.region = $1 and r.layer = known.layer and r.number <= known.number
  ) invented on true
  left join lateral (
    -- Two drawings of one border differ in their last digits: a sliver of less than 0.01 km² (1e-6 square degrees) is no gap.
    select st_area(st_difference(city.geom, st_union(r.coverage, 1e-9), 1e-9)) < 1e-6 as holds
      from revision r
     where known.layer = any ($4::text[]) and r.region = $1 and r.layer = known.layer and r.number <= known.number and r.coverage is not null
       and r.number >= coalesce((select max(last.number) from revision last where last.region = $1 and last.layer = known.layer and last.replaces and last.number <= known.number), 0)
  ) covering on true
 order by known.place
