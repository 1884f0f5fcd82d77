-- Draws every feature version that a revision published and that still holds in the world: as stored for zooms from 10,
-- generalised for the bands below. Polygons smaller than a pixel of the band's top zoom are left out there; points and
-- lines always stay.
-- $1 region, $2 layer, $3 revision, $4 label attribute, $5 class attribute or null, $6 attributes that travel in tiles,
-- $7 bands, $8 their pixel in metres of Web Mercator at their top zoom (0: as stored)
insert into tile_geometry (region, layer, id, revision_from, revision_to, band, geom, properties)
with published as materialized (
  select id,
         st_transform(geom, 3857) as geom,
         jsonb_strip_nulls(
           coalesce(
             (select jsonb_object_agg(attribute.key, attribute.value)
                from jsonb_each(feature.attributes) as attribute
               where attribute.key = any ($6::text[])),
             '{}'::jsonb)
           || jsonb_build_object(
             'id', id,
             'label', attributes ->> $4::text,
             'class', attributes ->> $5::text,
             'synthetic', coalesce(attributes -> 'synthetic' = 'true'::jsonb, false))) as properties
    from feature
   where region = $1
     and layer = $2
     and revision_from = $3
     and revision_to is null
     and valid_to is null
)
select $1, $2, published.id, $3, null, band.number,
       case
         when band.pixel_m = 0 or st_dimension(published.geom) = 0 then published.geom
         else st_simplifypreservetopology(published.geom, band.pixel_m / 2)
       end,
       published.properties
  from published
 cross join unnest($7::smallint[], $8::double precision[]) as band (number, pixel_m)
 where band.pixel_m = 0
    or st_dimension(published.geom) < 2
    or st_area(published.geom) >= band.pixel_m * band.pixel_m
