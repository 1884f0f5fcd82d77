-- Makes invalid geometry valid, keeping only pieces of the dimension it had.
-- $1, $2 first and last number of the chunk
update incoming_feature
   set geom = st_collectionextract(st_makevalid(geom), st_dimension(geom) + 1)
 where n between $1 and $2
   and not st_isvalid(geom)
