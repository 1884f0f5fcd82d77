-- What was said of a layer at an earlier revision, and where it had data then. $1 region, $2 layer, $3 the revision
select r.number, r.source, r.licence, r.attribution, r.source_file, r.source_sha256, r.as_of, r.status, r.accuracy_m, r.demonstration,
       (select st_asbinary(st_multi(st_union(stated.coverage, 1e-9)))
          from revision stated
         where stated.region = $1 and stated.layer = $2 and stated.number <= $3 and stated.coverage is not null
           and stated.number >= coalesce((select max(last.number) from revision last where last.region = $1 and last.layer = $2 and last.number <= $3 and last.replaces), 0)) as coverage
  from revision r
 where r.region = $1 and r.layer = $2 and r.number = $3
