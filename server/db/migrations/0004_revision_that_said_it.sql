-- A version that is only cut to a new end or beginning is opened anew, but what it says still comes from an earlier revision.

-- The revision that said it: its source and licence hold. Null: the revision that opened the version.
alter table feature add column said_in integer check (said_in < revision_from);
