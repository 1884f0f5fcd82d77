-- Features that hold today, with what the search box needs of them.
-- $1 region, $2 layer, $3 ids
select id, attributes,
       coalesce((attributes ->> 'synthetic')::boolean, false) as synthetic
  from feature
 where region = $1 and layer = $2 and id = any ($3::text[])
   and revision_to is null and valid_to is null
