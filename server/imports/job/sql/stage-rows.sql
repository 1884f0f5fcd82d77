-- Takes in a chunk of rows, looks at each shape by itself, and repairs what is not valid where that is wished.
-- $1 job, $2 numbers, $3 ids, $4 first and $5 last days, $6 WKB or null, $7 attributes, $8 what is wrong with what they say, $9 its severity,
-- $10 dimensions that the layer may hold, $11 repair, $12 … $15 the city's west, south, east, north, $16 region, $17 the layer whose features are the city
insert into import_row (job, number, id, valid_from, valid_to, geom, attributes, said_faults, said_severity, shape_faults, shape_severity, shape_mark)
select $1, given.number,
       -- Without an id of its own it is told apart by its shape: the same shape has the same id the next time.
       coalesce(given.id, 'x' || left(mark.md5, 16), 'row-' || given.number),
       given.valid_from, given.valid_to, nullif_empty.geom, given.attributes::jsonb, given.faults::jsonb, given.severity, found.faults, found.severity, mark.md5::uuid
  from unnest($2::integer[], $3::text[], $4::date[], $5::date[], $6::bytea[], $7::text[], $8::text[], $9::smallint[])
       as given (number, id, valid_from, valid_to, wkb, attributes, faults, severity)
  left join lateral (select st_force2d(st_geomfromwkb(given.wkb, 4490)) as geom where given.wkb is not null offset 0) raw on true
  left join lateral (
    select raw.geom is not null and not st_isempty(raw.geom) and not st_isvalid(raw.geom) as broken offset 0
  ) validity on true
  left join lateral (
    select case when validity.broken then st_isvalidreason(raw.geom) end as reason,
           case when validity.broken and $11::boolean then st_collectionextract(st_makevalid(raw.geom), st_dimension(raw.geom) + 1) else raw.geom end as geom
    offset 0
  ) mended on true
  left join lateral (
    select st_dimension(mended.geom) as dimension,
           -- Twice the area by the length of its edge, in degrees; measured on the ellipsoid where that is thin.
           case when st_dimension(mended.geom) = 2 and st_perimeter(mended.geom) > 0 then 2 * st_area(mended.geom) / st_perimeter(mended.geom) < 1e-5 else false end as thin
     where mended.geom is not null and not st_isempty(mended.geom)
       and st_xmin(mended.geom) >= -180 and st_xmax(mended.geom) <= 180 and st_ymin(mended.geom) >= -90 and st_ymax(mended.geom) <= 90
    offset 0
  ) size on true
  left join lateral (
    select st_area(mended.geom::geography) as area_m2, nullif(st_perimeter(mended.geom::geography), 0) as around_m
     where size.dimension = 2 and (size.thin or validity.broken)
    offset 0
  ) measured on true
  cross join lateral (
    select coalesce(jsonb_agg(fault.said) filter (where fault.said is not null), '[]'::jsonb) as faults,
           coalesce(max(fault.severity) filter (where fault.said is not null), 0)::smallint as severity
      from (values
        (2, case when st_isempty(raw.geom) then jsonb_build_object('code', 'shape-empty') end),
        (2, case when not st_isempty(raw.geom) and size.dimension is null and not validity.broken
                 then jsonb_build_object('code', 'shape-off-earth', 'value', round(st_xmin(raw.geom)::numeric, 6) || ', ' || round(st_ymin(raw.geom)::numeric, 6)) end),
        (2, case when not (size.dimension = any ($10::integer[])) then jsonb_build_object('code', 'shape-kind', 'value', lower(geometrytype(mended.geom))) end),
        (2, case when validity.broken and not $11::boolean then jsonb_build_object('code', 'shape-invalid', 'value', mended.reason) end),
        (2, case when validity.broken and $11::boolean and size.dimension is null then jsonb_build_object('code', 'shape-lost', 'value', mended.reason) end),
        (1, case when validity.broken and $11::boolean and size.dimension is not null
                 then jsonb_build_object('code', 'shape-repaired', 'value', mended.reason, 'area_m2', round(measured.area_m2::numeric, 2),
                                         'change_m2', round((measured.area_m2 - abs(st_area(raw.geom::geography)))::numeric, 2)) end),
        -- Thinner on average than half a metre.
        (1, case when 2 * measured.area_m2 / measured.around_m < 0.5
                 then jsonb_build_object('code', 'shape-sliver', 'area_m2', round(measured.area_m2::numeric, 2), 'width_m', round((2 * measured.area_m2 / measured.around_m)::numeric, 3)) end),
        (1, case when size.dimension = 2 and st_nrings(mended.geom) > st_numgeometries(mended.geom)
                  and exists (select from st_dump(mended.geom) part, st_dumprings(part.geom) ring where ring.path[1] > 0 and st_area(ring.geom::geography) < 1)
                 then jsonb_build_object('code', 'shape-tiny-hole') end),
        (1, case when size.dimension is not null and (not (mended.geom && st_makeenvelope($12, $13, $14, $15, 4490))
                   or (exists (select from feature city where city.layer = $17 and city.region = $16 and city.revision_to is null and city.valid_to is null)
                       and not exists (select from feature city where city.layer = $17 and city.region = $16 and city.revision_to is null and city.valid_to is null
                                          and st_intersects(city.geom, mended.geom))))
                 then jsonb_build_object('code', 'shape-outside') end)
      ) as fault (severity, said)
  ) found
 cross join lateral (select case when not st_isempty(mended.geom) then mended.geom end as geom offset 0) nullif_empty
 cross join lateral (select md5(st_asbinary(st_normalize(nullif_empty.geom))) as md5 offset 0) mark
on conflict (job, number) do nothing
