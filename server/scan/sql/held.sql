-- What is held of some subjects of a rule, as far as its life depends on it.
-- What an earlier scan found first is new no longer. $1 region, $2 rule, $3 subject layer, $4 subject ids, $5 the scan that asks
select key, mark, verdict, code, standing, told, decided,
       case when life in ('new', 'relapsed') and scan <> $5 then 'persisting' else life end as life
  from finding
 where region = $1 and rule = $2 and subject_layer = $3 and subject_id = any ($4::text[])
