-- Whose a saved site is: the person's id decides who may remove it; the name beside it is what others read, and two people may bear the same.

alter table saved_site add column owner text, add column removed_by_id text;
alter table site_run add column actor_id text;

-- Of sites saved before this the audit log knows the person; where it does not, only a reviewer may remove the site.
update saved_site s set owner = a.actor
  from audit a
 where a.action = 'POST /api/sites' and a.target = 'site ' || s.id::text and a.outcome = 'ok' and a.actor <> '';
