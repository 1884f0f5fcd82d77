-- Draws the next feature versions, by id, that a revision published and that still hold in the world: as stored for zooms
-- from 10, generalised for the bands below. Polygons smaller than a pixel of the band's top zoom are left out there; points
-- and lines always stay. Answers the last id drawn; null: none was left.
-- $1 region, $2 layer, $3 revision, $4 label attribute, $5 class attribute or null, $6 attributes that travel in tiles,
-- $7 bands, $8 their pixel in metres of Web Mercator at their top zoom (0: as stored), $9 id after which to go on,
-- $10 at most so many
with page as materialized (
  select id, attributes, st_transform(geom, 3857) as geom
    from feature
   where region = $1
     and layer = $2
     and revision_from = $3
     and revision_to is null
     and valid_to is null
     and id > $9
   order by id
   limit $10
),
published as materialized (
  select id,
         geom,
         -- An area is named once: at a point surely on its largest part.
         (select st_pointonsurface(part.geom)
            from st_dump(page.geom) as part
           where st_dimension(part.geom) = 2
           order by st_area(part.geom) desc, part.path
           limit 1) as label_point,
         jsonb_strip_nulls(
           coalesce(
             (select jsonb_object_agg(attribute.key, attribute.value)
                from jsonb_each(page.attributes) as attribute
               where attribute.key = any ($6::text[])),
             '{}'::jsonb)
           || jsonb_build_object(
             'id', id,
             -- As labelOf says it, without its fallback: what has no name stays unnamed on the map.
             'label', case
               when jsonb_typeof(attributes -> $4::text) in ('string', 'number')
               then nullif(btrim(attributes ->> $4::text, e' \t\n\r\u00a0\u3000'), '')
             end,
             'class', attributes ->> $5::text,
             'synthetic', coalesce(attributes -> 'synthetic' = 'true'::jsonb, false))) as properties
    from page
),
drawn as (
  insert into tile_geometry (region, layer, id, revision_from, revision_to, band, geom, label_point, properties)
  select $1, $2, published.id, $3, null, band.number,
         case
           when band.pixel_m = 0 or st_dimension(published.geom) = 0 then published.geom
           else st_simplifypreservetopology(published.geom, band.pixel_m / 2)
         end,
         published.label_point,
         published.properties
    from published
   cross join unnest($7::smallint[], $8::double precision[]) as band (number, pixel_m)
   where band.pixel_m = 0
      or st_dimension(published.geom) < 2
      or st_area(published.geom) >= band.pixel_m * band.pixel_m
)
select max(id) as last from page
