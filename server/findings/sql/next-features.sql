-- The next published features of a layer. $1 region, $2 layer, $3 the id before, $4 how many
select id from feature where layer = $2 and region = $1 and revision_to is null and valid_to is null and id > $3 order by id limit $4
