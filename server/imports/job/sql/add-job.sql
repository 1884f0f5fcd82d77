-- An import begins: files have arrived. $1 region, $2 id, $3 layer or null, $4 files, $5 id and $6 name of the person
insert into import_job (region, id, layer, files, created_by, created_by_name)
values ($1, $2::uuid, $3, $4::jsonb, $5, $6)
