-- Q18: every wetland within the city, cut by district and by whether it lies within a protected form. Those of the third land survey count; those
-- of the wider sense alone are named and count on neither side; of unknown base, nothing is known. Ground that two wetlands share counts once, in that
-- order, then for the lower id; protected forms are united first. Where a wetland's own level is unknown, what no other form covers is unknown.
with wetland as materialized (
  select s.layer, s.id, s.name, s.geom, s.survey_base, case s.survey_base when 'third_survey' then 0 when 'wetland_law' then 2 else 1 end as rank, s.level is null as level_unknown,
         coalesce(s.level in ('national', 'provincial'), false) or coalesce(s.protected_form not in ('', '无', '没有', '未保护'), false) as protects
  from layers.wetlands s
  where st_dimension(s.geom) = 2
),
form as materialized (
  select w.geom from wetland w where w.protects
  union all
  select r.geom from layers.nature_reserves r where r.official_status = 'published' and st_dimension(r.geom) = 2 and (r.approved_on is null or r.approved_on <= :day::date)
  union all
  select z.geom from layers.water_source_zones z where z.official_status = 'published' and st_dimension(z.geom) = 2
),
own as materialized (
  select w.layer, w.id, w.name, w.survey_base, w.level_unknown, case when earlier.geom is null then w.geom else st_collectionextract(st_difference(w.geom, earlier.geom, 1e-9), 3) end as geom
  from wetland w
  left join lateral (
    select st_union(q.geom, 1e-9) as geom from wetland q where q.geom && w.geom and st_intersects(q.geom, w.geom) and (q.rank, q.id collate "C") < (w.rank, w.id collate "C")
  ) earlier on true
),
district as materialized (
  select z.layer, z.id, z.name, case when lower_ids.geom is null then z.geom else st_collectionextract(st_difference(z.geom, lower_ids.geom, 1e-9), 3) end as geom
  from layers.districts z
  left join lateral (
    select st_union(y.geom, 1e-9) as geom from layers.districts y
    where y.id collate "C" < z.id collate "C" and y.geom && z.geom and st_intersects(y.geom, z.geom) and not st_touches(y.geom, z.geom)
  ) lower_ids on true
),
cut as materialized (
  select o.layer, o.id, o.name, o.survey_base, o.level_unknown, d.id as district_id, part.geom
  from own o
  join district d on d.geom && o.geom and st_intersects(d.geom, o.geom)
  cross join lateral (select case when st_covers(d.geom, o.geom) then o.geom else st_collectionextract(st_intersection(o.geom, d.geom, 1e-9), 3) end as geom) part
  where not st_isempty(part.geom)
),
piece as materialized (
  select c.*, side.state, side.geom as side_geom, st_area(st_segmentize(side.geom, 0.001)::geography) as m2
  from cut c
  left join lateral (select st_union(f.geom, 1e-9) as geom from form f where f.geom && c.geom and st_intersects(f.geom, c.geom)) forms on true
  cross join lateral (
    select 'protected'::text as state, case when st_covers(forms.geom, c.geom) then c.geom else st_collectionextract(st_intersection(c.geom, forms.geom, 1e-9), 3) end as geom
    where forms.geom is not null
    union all
    select case when c.level_unknown then 'unknown' else 'unprotected' end, case when forms.geom is null then c.geom else st_collectionextract(st_difference(c.geom, forms.geom, 1e-9), 3) end
    where forms.geom is null or not st_covers(forms.geom, c.geom)
  ) side
  where not st_isempty(side.geom)
)
select layer, id, coalesce(name, id) as name, district_id,
       case when survey_base = 'wetland_law' then 0 when survey_base is null then null when state = 'protected' then m2 when state = 'unprotected' then 0 end as numerator,
       case when survey_base = 'wetland_law' then 0 else m2 end as denominator,
       concat(state, '_', case when survey_base in ('third_survey', 'wetland_law') then survey_base else 'base_unknown' end) as note, side_geom as geom
from piece
