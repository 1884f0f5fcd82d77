-- What the search box finds: the exact word first, then what begins with it, then what contains it; on ties the
-- territory and places come before everything else, then the layers in the order of the screen, then short titles.
-- $1 region, $2 the words as one line, $3 a pattern for each word, $4 layers, $5 the territory's layer, $6 how many
with found as (
  select 'feature' as kind, layer, id, title, null as subtitle_zh, null as subtitle_en, null as source, haystack, point, box, synthetic
    from search_entry
   where region = $1
     and layer = any ($4::text[])
     and haystack like all ($3::text[])
  union all
  select 'place', null, id, title, subtitle_zh, subtitle_en, source, haystack, point, null, false
    from place
   where region = $1
     and haystack like all ($3::text[])
), ranked as (
  select found.*,
         case
           when lower(title) = $2 then 0
           when position(E'\n' || $2 || E'\n' in E'\n' || haystack || E'\n') > 0 then 1
           when position(E'\n' || $2 in E'\n' || haystack) > 0 then 2
           else 3
         end as rank
    from found
   order by rank,
            case when kind = 'place' or layer = $5 then 0 else 1 end,
            array_position($4::text[], layer) nulls first,
            length(title), title collate "C", id collate "C"
   limit $6
)
select ranked.kind, ranked.layer, ranked.id, ranked.title, ranked.subtitle_zh, ranked.subtitle_en, ranked.source, ranked.synthetic,
       st_x(ranked.point) as longitude, st_y(ranked.point) as latitude,
       st_xmin(ranked.box) as west, st_ymin(ranked.box) as south, st_xmax(ranked.box) as east, st_ymax(ranked.box) as north,
       district.id as district_id, district.attributes as district
  from ranked
  left join lateral (
    select f.id, f.attributes
      from feature f
     where f.region = $1 and f.layer = $5 and f.revision_to is null and f.valid_to is null
       and st_intersects(f.geom, ranked.point)
     order by f.id
     limit 1
  ) as district on ranked.kind = 'feature' and ranked.layer <> $5
 order by ranked.rank,
          case when ranked.kind = 'place' or ranked.layer = $5 then 0 else 1 end,
          array_position($4::text[], ranked.layer) nulls first,
          length(ranked.title), ranked.title collate "C", ranked.id collate "C"
