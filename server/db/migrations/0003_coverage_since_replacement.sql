-- A revision that replaced a layer ends what earlier revisions said about where the layer has data.

alter table revision add column replaces boolean not null default false;

-- Where a layer has data now: the union of what its revisions say, from the last replacement on. A layer without a stated
-- coverage has no row, so that nobody takes its silence for open ground.
create view layer_coverage as
select stated.region, stated.layer,
       bool_or(stated.demonstration) as demonstration,
       st_union(stated.coverage, 1e-9) as coverage
  from revision stated
 where stated.coverage is not null
   and stated.number >= coalesce((select max(last.number)
                                    from revision last
                                   where last.region = stated.region and last.layer = stated.layer and last.replaces), 0)
 group by stated.region, stated.layer;
