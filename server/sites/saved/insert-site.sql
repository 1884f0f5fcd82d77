-- A site is saved together with its first run.
with site as (
  insert into saved_site (region, name, geometry, said, created_by, owner) values ($1, $2, $3::jsonb, $4::jsonb, $5, $9) returning id
), run as (
  insert into site_run (site, actor, answer, verdict, outline, actor_id) select id, $5, $6::jsonb, $7, $8::jsonb, $9 from site
)
select id::text from site
