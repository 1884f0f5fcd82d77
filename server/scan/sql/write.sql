-- Writes what a batch changed: findings, their lives, and what happened to them.
-- $1 region, $2 subject layer, $3 the layer of the districts, $4 scan, $5 time zone of the city, $6 findings to be written,
-- $7 keys that are no more, $8 keys to be forgotten, $9 events
with said as materialized (
  select *
    from json_to_recordset($6::json) as x (
      fresh boolean, key text, rule text, basis text, verdict text, severity smallint, code text, reason_zh text, reason_en text, subject_id text,
      subject_name text, subject_synthetic boolean, object_layer text, object_id text, object_name text, object_synthetic boolean, relation text,
      demonstration boolean, overlap_m2 double precision, overlap_share double precision, distance_m double precision, evidence jsonb, clipped text,
      life text, mark text, told boolean, changed boolean, returned boolean, reopened boolean)
), place as materialized (
  select f.id, st_pointonsurface(f.geom) as point
    from feature f
   where f.layer = $2 and f.region = $1 and f.revision_to is null and f.valid_to is null and f.id = any (array(select subject_id from said))
), placed as materialized (
  select said.*, piece.geom as piece, mark_at.point, district.id as district
    from said
    -- A subject that was removed since it was measured is left to the next scan.
    join place on place.id = said.subject_id
    left join lateral (select st_setsrid(st_geomfromgeojson(said.clipped), 4490) as geom where said.clipped is not null) raw on true
    -- Seven decimals may fold a sliver.
    left join lateral (
      -- A sliver that folds becomes lines beside areas: the parts of its own dimension are kept.
      select st_collectionextract(case when st_isvalid(raw.geom) then raw.geom else st_makevalid(raw.geom) end, st_dimension(raw.geom) + 1) as geom where raw.geom is not null
    ) mended on true
    left join lateral (select mended.geom where not st_isempty(mended.geom)) piece on true
    cross join lateral (select coalesce(st_pointonsurface(piece.geom), place.point) as point offset 0) mark_at
    -- A conflict lies where its mark is, not where the most of its subject is.
    left join lateral (
      select d.id
        from feature d
       where d.layer = $3 and d.region = $1 and d.revision_to is null and d.valid_to is null and st_intersects(d.geom, mark_at.point)
       order by d.id
       limit 1
    ) district on true
), added as (
  insert into finding (
    region, key, rule, basis, verdict, severity, code, reason_zh, reason_en, subject_layer, subject_id, subject_name, subject_synthetic, object_layer,
    object_id, object_name, object_synthetic, relation, demonstration, overlap_m2, overlap_share, distance_m, evidence, clipped, point, district, life,
    first_seen_at, since, month, changed_at, scan, mark, told)
  select $1, key, rule, basis, verdict, severity, code, reason_zh, reason_en, $2, subject_id, subject_name, subject_synthetic, object_layer,
         object_id, object_name, object_synthetic, relation, demonstration, overlap_m2, overlap_share, distance_m, evidence, piece, point, district, life,
         now(), now(), to_char(now() at time zone $5, 'YYYY-MM'), now(), $4, mark, told
    from placed
   where fresh
), renewed as (
  update finding f
     set basis = p.basis, verdict = p.verdict, severity = p.severity, code = p.code, reason_zh = p.reason_zh, reason_en = p.reason_en,
         subject_name = p.subject_name, subject_synthetic = p.subject_synthetic, object_layer = p.object_layer, object_id = p.object_id,
         object_name = p.object_name, object_synthetic = p.object_synthetic, relation = p.relation, demonstration = p.demonstration,
         overlap_m2 = p.overlap_m2, overlap_share = p.overlap_share, distance_m = p.distance_m, evidence = p.evidence, clipped = p.piece,
         point = p.point, district = p.district, life = p.life, mark = p.mark, told = p.told, scan = $4,
         since = case when p.returned then now() else f.since end,
         changed_at = case when p.changed then now() else f.changed_at end,
         standing = case when p.reopened and f.standing in ('dismissed', 'exempted') then 'open' else f.standing end,
         expires_on = case when not p.reopened then f.expires_on end,
         decided = case when not p.reopened then f.decided end
    from placed p
   where not p.fresh and f.region = $1 and f.key = p.key
), resolved as (
  update finding set life = 'resolved', changed_at = now(), scan = $4, told = true where region = $1 and key = any ($7::text[])
), gone as (
  delete from finding where region = $1 and key = any ($8::text[])
), written_down as (
  insert into finding_event (region, key, at, kind, scan, from_state, to_state, reason)
  select $1, e.key, now(), e.kind, $4, e.from_state, e.to_state, e.reason
    from json_to_recordset($9::json) as e (key text, kind text, from_state text, to_state text, reason text)
   where e.key not in (select key from said) or e.key in (select key from placed)
)
select (select count(*) from placed)::integer as written
