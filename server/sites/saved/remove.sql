-- Takes a site off the list; its runs stay.
update saved_site set removed_at = now(), removed_by = $3, removed_by_id = $4 where region = $1 and id::text = $2 and removed_at is null
