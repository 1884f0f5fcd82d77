-- Patches of an account that look wrong by themselves, each with the figure that says so; of a kind the worst first, with the number
-- of all. Areas and perimeters are of the ellipsoid, along edges that are straight in degrees.
-- $1 duplicate_difference %, $2 overlap_share %, $3 mean_width m, $4 least_area m², $5 compactness, $6 most rows of a kind; then a zone's id and an instant where they are asked about
with subject as materialized (
  select p.id, coalesce(p.:label::text, p.id) as name, p.:year as year, p.geom, st_isvalid(p.geom) as valid
  from :layer p
  :within
  where st_dimension(p.geom) = 2
),
sound as materialized (
  select s.*, st_area(dense.geog) as area_m2, st_perimeter(dense.geog) as perimeter_m
  from subject s
  cross join lateral (select st_segmentize(s.geom, 0.001)::geography as geog) dense
  where s.valid
),
-- Each pair once, named after the higher id: the lower one was there before.
pair as materialized (
  select a.id as one_id, a.name as one_name, a.year as one_year, a.area_m2 as one_m2, a.geom as one_geom, b.id as two_id, coalesce(b.:label::text, b.id) as two_name, b.:year as two_year, b.geom as two_geom, common.geom
  from sound a
  join :layer b on b.geom && a.geom and b.id <> a.id
  -- Cutting needs two valid shapes.
  cross join lateral (select case when st_isvalid(b.geom) and st_intersects(b.geom, a.geom) then st_collectionextract(st_intersection(a.geom, b.geom, 1e-9), 3) end as geom offset 0) common
  where st_dimension(b.geom) = 2 and not st_isempty(common.geom)
    and (b.id collate "C" > a.id collate "C" or b.id not in (select id from subject))
),
shared as materialized (
  select p.*, st_area(st_segmentize(p.two_geom, 0.001)::geography) as two_m2, st_area(st_segmentize(p.geom, 0.001)::geography) as common_m2 from pair p
  -- What shares far too little on the plain of degrees is not measured.
  where 200 * st_area(p.geom) >= least($2, 50) * least(st_area(p.one_geom), st_area(p.two_geom))
),
named as (
  select case when one_id collate "C" > two_id collate "C" then one_id else two_id end as patch,
         case when one_id collate "C" > two_id collate "C" then one_name else two_name end as name,
         case when one_id collate "C" > two_id collate "C" then two_id else one_id end as other,
         one_year is not distinct from two_year as same_year, common_m2, geom,
         100 * common_m2 / least(one_m2, two_m2) as share,
         100 * greatest(one_m2 + two_m2 - 2 * common_m2, 0) / (one_m2 + two_m2 - common_m2) as difference
  from shared
),
flag as (
  select 'invalid' as kind, s.id as patch, s.name, null::text as other, null::double precision as figure, 0::double precision as badness, s.geom,
         detail.reason as said, st_x(detail.location) as lon, st_y(detail.location) as lat, null::boolean as same_year, null::double precision as common_m2
  from subject s cross join lateral st_isvaliddetail(s.geom) detail
  where not s.valid
  union all
  select 'duplicate', patch, name, other, difference, difference, geom, null, null, null, same_year, common_m2 from named where difference <= $1
  union all
  select 'overlap', patch, name, other, share, -share, geom, null, null, null, same_year, common_m2 from named where difference > $1 and share >= $2
  union all
  select 'sliver', id, name, null, 2 * area_m2 / perimeter_m, 2 * area_m2 / perimeter_m, geom, 'width', null, null, null, null from sound where 2 * area_m2 < $3 * perimeter_m
  union all
  select 'sliver', id, name, null, area_m2, $3 + area_m2, geom, 'area', null, null, null, null from sound where 2 * area_m2 >= $3 * perimeter_m and area_m2 < $4
  union all
  select 'odd_shape', id, name, null, compact.figure, compact.figure, geom, null, null, null, null, null
  from sound cross join lateral (select 4 * pi() * area_m2 / perimeter_m ^ 2 as figure) compact
  where 2 * area_m2 >= $3 * perimeter_m and area_m2 >= $4 and compact.figure < $5
  union all
  select 'axis_box', id, name, null, area_m2, -area_m2, geom, null, null, null, null, null
  from sound where st_npoints(geom) = 5 and abs(st_area(geom) / st_area(st_envelope(geom)) - 1) < 1e-6
),
placed as (
  select flag.*, count(*) over (partition by kind)::integer as of_kind, row_number() over (partition by kind order by badness, patch collate "C", other collate "C") as place from flag
)
select kind, patch, name, other, figure, said, lon, lat, same_year, common_m2, of_kind,
       array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] as bbox, (select count(*)::integer from subject) as patches, place
from placed
where place <= $6
union all
-- So that the number of patches is told where nothing is wrong.
select null, '', '', null, null, null, null, null, null, null, 0, null, count(*)::integer, 0 from subject
order by kind nulls first, place
