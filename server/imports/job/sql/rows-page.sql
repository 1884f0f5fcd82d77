-- Rows with what is wrong with them. $1 job, $2 the number before, $3 how many, $4 least severity, $5 a fault's code or null, $6 with shapes
select number, id, said_faults || shape_faults || group_faults as faults, severity, left_out, edited, change, attributes,
       -- A shape of very many corners is drawn with fewer.
       case when $6::boolean then st_asgeojson(case when st_npoints(geom) > 2000 then st_simplifypreservetopology(geom, (st_xmax(geom) - st_xmin(geom)) / 2000) else geom end, 7, 0)::json end as shape
  from import_row
 where job = $1 and number > $2 and severity >= $4
   and ($5::text is null or (said_faults || shape_faults || group_faults) @> jsonb_build_array(jsonb_build_object('code', $5::text)))
 order by number
 limit $3
