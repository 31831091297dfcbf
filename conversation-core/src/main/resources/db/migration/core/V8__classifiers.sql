-- What a tenant's own bot has learned, by publication; the highest number holds. The phrases are kept, so that it can
-- be learned anew when another embedding model is set.
create table classifier (
  tenant_id    uuid not null references tenant,
  publication  int not null check (publication > 0),
  phrases      jsonb not null,
  learned      bytea not null,
  published_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, publication)
);
create index classifier_by_time on classifier (published_at);
select isolate_tenants('classifier');
create policy dispatch on classifier for select to recado_dispatch using (true);
grant select, insert, delete on classifier to recado_app;
-- Which tenant has published what, and nothing of what was learned.
grant select (tenant_id, publication, published_at) on classifier to recado_dispatch;
