-- What PostGIS finds wrong with arriving geometry, worst first within a feature.
-- $1, $2 first and last number of the chunk, $3 dimensions that the layer may hold, $4 their names, $5 how many at most
select checked.n, checked.id, checked.problem
  from (
    select n, id,
           case
             when st_isempty(geom) then 'is empty'
             when geometrytype(geom) = 'GEOMETRYCOLLECTION' then 'is a collection; expected ' || $4::text
             when not (st_dimension(geom) = any ($3::integer[]))
               then 'is a ' || lower(geometrytype(geom)) || '; expected ' || $4::text
             when not (st_xmin(geom) >= -180 and st_xmax(geom) <= 180 and st_ymin(geom) >= -90 and st_ymax(geom) <= 90)
               then 'reaches ' || round(st_xmin(geom)::numeric, 6) || ', ' || round(st_ymin(geom)::numeric, 6)
                    || '; expected degrees, longitude within ±180 and latitude within ±90'
             when not st_isvalid(geom) then 'is not valid: ' || st_isvalidreason(geom)
           end as problem
      from incoming_feature
     where n between $1 and $2
  ) as checked
 where checked.problem is not null
 order by checked.n
 limit $5
