-- A further run of a saved site that is still on the list.
insert into site_run (site, actor, answer, verdict, outline, actor_id)
select s.id, $3, $4::jsonb, $5, $6::jsonb, $7 from saved_site s where s.region = $1 and s.id::text = $2 and s.removed_at is null
