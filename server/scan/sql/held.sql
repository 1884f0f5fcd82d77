-- What is held of some subjects of a rule, as far as its life depends on it.
-- $1 region, $2 rule, $3 subject layer, $4 subject ids
select key, mark, verdict, code, life, standing, told, decided
  from finding
 where region = $1 and rule = $2 and subject_layer = $3 and subject_id = any ($4::text[])
