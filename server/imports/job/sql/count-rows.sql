-- What a checked import holds, in figures. $1 job, $2 layer, $3 region
select count(*)::integer as rows,
       count(*) filter (where severity = 2 and not left_out)::integer as faulty,
       count(*) filter (where severity = 1 and not left_out)::integer as doubtful,
       count(*) filter (where left_out)::integer as left_out,
       count(*) filter (where edited)::integer as edited,
       count(*) filter (where change = 'added' and severity < 2 and not left_out)::integer as added,
       count(*) filter (where change = 'changed' and severity < 2 and not left_out)::integer as changed,
       count(*) filter (where change = 'unchanged' and severity < 2 and not left_out)::integer as unchanged,
       (select count(distinct f.id) from feature f
         where f.layer = $2 and f.region = $3 and f.revision_to is null and f.valid_to is null
           and not exists (select from import_row r where r.job = $1 and r.id = f.id))::integer as removed,
       coalesce((select jsonb_object_agg(code, n) from (
          select fault ->> 'code' as code, count(*) as n
            from import_row r, jsonb_array_elements(r.said_faults || r.shape_faults || r.group_faults) as fault
           where r.job = $1 and r.severity > 0 and not r.left_out
           group by 1) by_code), '{}') as faults,
       coalesce((select jsonb_object_agg(name, n) from (
          select name, count(*) as n
            from import_row r, unnest(r.what) as name
           where r.job = $1 and r.change = 'changed' and r.severity < 2 and not r.left_out
           group by 1) by_name), '{}') as changed_what
  from import_row
 where job = $1
