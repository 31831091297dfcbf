-- Owners keep their network themselves: what nothing hangs on may go.
grant delete on network_node to recado_app;
-- The accesses of a sector, by name.
create index network_node_in_order on network_node (tenant_id, parent_id, name);

-- What is said of works in each language; null where it is not written. `words` are a monitor's, in a language that nobody
-- knows, and said to everybody as they are.
alter table maintenance
  add column spanish text check (length(spanish) between 1 and 500),
  add column english text check (length(english) between 1 and 500),
  add column german  text check (length(german) between 1 and 500);
create index maintenance_in_order on maintenance (tenant_id, starts_at, maintenance_id);

-- By which the API calls an object: a monitor's own names have any signs in them.
alter table monitored_object add column object_id uuid not null default uuidv7();
alter table monitored_object add unique (tenant_id, object_id);
