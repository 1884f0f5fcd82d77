-- What subjects are called that could not be measured. $1 region, $2 layer, $3 ids, $4 the attribute that names them
select id, coalesce(attributes ->> $4, id) as name, coalesce(attributes -> 'synthetic' = 'true'::jsonb, false) as synthetic
  from feature
 where layer = $2 and region = $1 and revision_to is null and valid_to is null and id = any ($3::text[])
