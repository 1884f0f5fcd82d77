-- Water-function zones that are not repealed, with the latest yearly result.
select z.layer, z.id, coalesce(z.name, z.id) as name, z.synthetic, z.geom, z.accuracy_m,
       concat_ws('/', coalesce(z.official_status, '?'), coalesce(z.attainment, '?')) as standing,
       z.official_status as zone_status, z.published_on as zone_published_on, z.document as zone_document, z.attainment, z.target_class, z.latest_class, z.year as result_year
from layers.water_function_zones z
where z.official_status is distinct from 'repealed'
