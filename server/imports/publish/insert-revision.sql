-- Writes down who published what, when, why and from which file.
insert into revision (
  region, layer, number, actor, reason, source, licence, attribution, source_file, source_sha256,
  as_of, status, accuracy_m, demonstration, coverage, changed_bbox, added, changed, removed, replaces, source_read, restores)
values (
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
  $11, $12, $13, $14, st_multi(st_geomfromwkb($15::bytea, 4490)),
  -- A lone point has no area: its box is widened by about a centimetre.
  case when $16::double precision is not null
       then st_makeenvelope($16 - 1e-7, $17::double precision - 1e-7, $18::double precision + 1e-7, $19::double precision + 1e-7, 4490) end,
  $20, $21, $22, $23, $24::jsonb, $25)
