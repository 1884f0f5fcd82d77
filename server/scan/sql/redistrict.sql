-- Places a batch of findings anew in the districts, each where its mark is. $1 region, $2 the layer of the districts, $3 keys
with placed as (
  select f.key, district.id as district
    from finding f
    left join lateral (
      select d.id
        from feature d
       where d.layer = $2 and d.region = $1 and d.revision_to is null and d.valid_to is null and st_intersects(d.geom, f.point)
       order by d.id
       limit 1
    ) district on true
   where f.region = $1 and f.key = any ($3::text[])
)
update finding f
   set district = placed.district
  from placed
 where f.region = $1 and f.key = placed.key and f.district is distinct from placed.district
