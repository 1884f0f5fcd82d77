-- What the last finished scan did not find first, or again, is news no longer. $1 region, $2 the scan
update finding set life = 'persisting' where region = $1 and life in ('new', 'relapsed') and scan <> $2
