-- Names as they are searched for, folded when they are written and not each time somebody searches. Parts of names are looked
-- for, and under row-level security no index is asked for those: so a narrow one is read through that holds nothing else.
-- Cut, since an index has no room for more; nobody types that much.
alter table contact add column folded_name text generated always as (left(folded(name), 500)) stored;
create index contact_folded on contact (tenant_id, contact_id) include (folded_name) where folded_name is not null;

alter table customer add column folded_name text
  generated always as (left(folded(name || ' ' || number), 500)) stored;
create index customer_folded on customer (tenant_id, customer_id) include (folded_name);
