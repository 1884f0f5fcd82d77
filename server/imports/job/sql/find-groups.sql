-- What is wrong with some rows among the others: the same id or the same shape as an earlier row, ground that an earlier row holds too.
-- $1 job, $2 and $3 first and last number, $4 these numbers alone (null: all between), $5 areas are compared
with looked as materialized (
  select number, id, valid_from, geom, shape_mark, left_out, group_faults
    from import_row
   where job = $1 and number between $2 and $3 and ($4::integer[] is null or number = any ($4::integer[]))
), found as materialized (
  -- The + 0 keeps the numbers out of the search: the few of that id, shape or place are looked at, not all rows before.
  select looked.number, looked.group_faults as before,
         (select min(other.number + 0) from import_row other
           where other.job = $1 and other.id = looked.id and other.number + 0 < looked.number and not other.left_out and not looked.left_out
             and other.valid_from is not distinct from looked.valid_from) as same_id,
         (select min(other.number + 0) from import_row other
           where other.job = $1 and other.shape_mark = looked.shape_mark and other.number + 0 < looked.number and not other.left_out and not looked.left_out) as same_shape,
         ground.number as over_number, ground.area_m2 as over_m2
    from looked
    left join lateral (
      select other.number, st_area(st_intersection(other.geom, looked.geom, 1e-9)::geography) as area_m2
        from import_row other
       where $5::boolean and other.job = $1 and other.number + 0 < looked.number and not other.left_out and not looked.left_out
         and other.geom && looked.geom and other.shape_mark is distinct from looked.shape_mark
         and st_dimension(looked.geom) = 2 and st_dimension(other.geom) = 2
         and st_isvalid(looked.geom) and st_isvalid(other.geom)
         and st_relate(other.geom, looked.geom, '2********')
       order by 2 desc
       limit 1
    ) ground on true
), told as materialized (
  select found.number, found.before,
         case when same_id is not null then jsonb_build_array(jsonb_build_object('code', 'id-repeated', 'other', same_id)) else '[]'::jsonb end
         || case when same_shape is not null then jsonb_build_array(jsonb_build_object('code', 'shape-repeated', 'other', same_shape)) else '[]'::jsonb end
         -- Less than a square metre is how exactly boundaries are drawn, not an overlap.
         || case when over_m2 >= 1 then jsonb_build_array(jsonb_build_object('code', 'shape-overlaps', 'other', over_number, 'area_m2', round(over_m2::numeric, 2))) else '[]'::jsonb end as faults,
         case when same_id is not null then 2 when same_shape is not null or over_m2 >= 1 then 1 else 0 end as severity
    from found
)
update import_row r
   set group_faults = told.faults, group_severity = told.severity
  from told
 where r.job = $1 and r.number = told.number and told.faults <> told.before
