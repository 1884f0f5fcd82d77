-- What some rows would change in what the layer holds. A shape that is the same within about a millimetre is the held one: it is no change.
-- $1 job, $2 and $3 first and last number, $4 these numbers alone (null: all between), $5 layer, $6 region, $7 official status and $8 accuracy (m) of what is to be published
with looked as materialized (
  select number, id, valid_from, valid_to, geom, attributes
    from import_row
   where job = $1 and number between $2 and $3 and ($4::integer[] is null or number = any ($4::integer[]))
), told as materialized (
  select looked.number, held.geom as held_geom, shapes.shape,
         held.id is not null or exists (select from feature f where f.layer = $5 and f.region = $6 and f.id = looked.id and f.revision_to is null) as is_held,
         case when held.id is null then array['$days'] else
           array(select key from jsonb_object_keys(looked.attributes || held.attributes) as key where (looked.attributes -> key) is distinct from (held.attributes -> key) order by key)
           || case when shapes.shape = 'other' then array['$shape'] else '{}' end
           || case when held.status is distinct from $7 or held.accuracy_m is distinct from $8::double precision then array['$standing'] else '{}' end
           || case when looked.valid_to is distinct from held.valid_to or (looked.valid_from is not null and looked.valid_from <> held.valid_from) then array['$days'] else '{}' end
         end as what
    from looked
    left join lateral (
      select f.id, f.geom, f.attributes, f.valid_from, f.valid_to, r.status, r.accuracy_m
        from feature f
        left join revision r on r.region = f.region and r.layer = f.layer and r.number = coalesce(f.said_in, f.revision_from)
       where f.layer = $5 and f.region = $6 and f.id = looked.id and f.revision_to is null
         and case when looked.valid_from is null then f.valid_to is null or f.valid_to = looked.valid_to else f.valid_from = looked.valid_from end
       order by f.valid_to nulls last
       limit 1
    ) held on true
    left join lateral (
      select case
               when st_asbinary(held.geom) = st_asbinary(looked.geom) then 'same'
               when looked.geom is null then 'other'
               when st_npoints(held.geom) = st_npoints(looked.geom)
                and abs(st_xmin(held.geom) - st_xmin(looked.geom)) < 1.2e-8 and abs(st_ymin(held.geom) - st_ymin(looked.geom)) < 1.2e-8
                and not exists (
                  select from rows from (st_dumppoints(st_normalize(st_multi(held.geom))), st_dumppoints(st_normalize(st_multi(looked.geom)))) as both_points (path, point, other_path, other_point)
                   where path is distinct from other_path or abs(st_x(point) - st_x(other_point)) > 1.2e-8 or abs(st_y(point) - st_y(other_point)) > 1.2e-8)
               then 'near'
               else 'other'
             end as shape
       where held.id is not null
      offset 0
    ) shapes on true
)
update import_row r
   set change = case when not told.is_held then 'added' when told.what = '{}' then 'unchanged' else 'changed' end,
       what = case when told.is_held then told.what else '{}' end,
       geom = case when told.shape = 'near' then told.held_geom else r.geom end
  from told
 where r.job = $1 and r.number = told.number
