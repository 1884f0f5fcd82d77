-- Q03: every national section by which this city is assessed, and whether its latest class is III or better.
-- A section that was not assessed (ice, no flow) adds nothing on either side and is named; one that assesses another region is left out.
with section as (
  select s.*, regexp_replace(upper(s.latest_class), '\s|类', '', 'g') as class
  from layers.monitoring_sections s
  where (s.level = 'national' or s.level is null) and s.assessed is distinct from 'other'
),
m as (
  select s.*,
         case
           when s.level is null then 'level_unknown'
           when s.assessed is null then 'assessed_unknown'
           when s.class in ('I', 'II', 'III', 'Ⅰ', 'Ⅱ', 'Ⅲ', '1', '2', '3') then 'good'
           when s.class in ('IV', 'V', 'Ⅳ', 'Ⅴ', '4', '5') then 'middle'
           when s.class in ('劣V', '劣Ⅴ', '劣5') then 'worst'
           when s.class in ('未评价', '不评价', '未监测', '断流', '结冰', '封冻', '冰封') then 'not_assessed'
           else 'class_unknown'
         end as note
  from section s
)
select m.layer, m.id, coalesce(m.name, m.id) as name, district.id as district_id,
       case when m.note like '%unknown' then null when m.note = 'good' then 1 else 0 end::double precision as numerator,
       case when m.note = 'not_assessed' then 0 else 1 end::double precision as denominator,
       m.note, m.geom
from m
left join lateral (
  select d.id from layers.districts d where d.geom && m.geom and st_intersects(d.geom, m.geom)
  order by st_area(st_intersection(d.geom, m.geom, 1e-9)) desc, d.id collate "C" limit 1
) district on true
