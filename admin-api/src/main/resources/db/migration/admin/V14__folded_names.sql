-- Names as they are searched for, folded when they are written and not each time somebody searches. Parts of names are looked
-- for, for which row-level security lets no index be asked: a tenant's are looked through.
alter table contact add column folded_name text generated always as (folded(name)) stored;
