-- One page of features in the order of their ids, how many match in all, and the revision that all of this is of.
-- $1 region, $2 layer, $3 day or null for those that hold today, $4 … $7 west, south, east, north or null,
-- $8 {attribute: [values]}, $9 the id before or null, $10 how many
with matched as materialized (
  select f.id, f.valid_from, f.revision_from
    from feature f
   where f.region = $1
     and f.layer = $2
     and f.revision_to is null
     and (($3::date is null and f.valid_to is null)
          or (f.valid_from <= $3::date and (f.valid_to is null or f.valid_to > $3::date)))
     and ($4::double precision is null
          or (f.geom && st_makeenvelope($4, $5::double precision, $6::double precision, $7::double precision, 4490)
              and st_intersects(f.geom, st_makeenvelope($4, $5, $6, $7, 4490))))
     and not exists (
       select from jsonb_each($8::jsonb) as wanted (name, allowed)
        where not wanted.allowed @> jsonb_build_array(
          coalesce(f.attributes -> wanted.name, case when wanted.name = 'synthetic' then 'false'::jsonb else 'null'::jsonb end)))
), page as (
  select * from matched where $9::text is null or id > $9 order by id limit $10
)
select (select coalesce(max(number), 0) from revision where region = $1 and layer = $2) as revision,
       total.number_matched, f.id, st_asgeojson(f.geom, 7, 0)::json as geometry, f.attributes, f.valid_from, f.valid_to,
       f.revision_from, r.source, r.licence, r.attribution,
       case when st_dimension(f.geom) = 2 then st_area(f.geom::geography) end as area_m2,
       case when st_dimension(f.geom) = 1 then st_length(f.geom::geography) end as length_m
  from (select count(*) as number_matched from matched) as total
  left join (page join feature f on f.region = $1 and f.layer = $2 and f.id = page.id
                               and f.valid_from = page.valid_from and f.revision_from = page.revision_from
                  join revision r on r.region = $1 and r.layer = $2 and r.number = coalesce(f.said_in, f.revision_from)) on true
 order by f.id
