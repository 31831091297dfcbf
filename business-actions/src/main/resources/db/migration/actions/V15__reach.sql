-- What tenants have published of their own: files of declared actions and of flows, and the secrets that the actions name.
create table bot_publication (
  tenant_id    uuid not null references tenant,
  publication  int not null,
  files        jsonb not null,
  secrets      bytea not null,
  published_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, publication)
);
select isolate_tenants('bot_publication');
grant select, insert, delete on bot_publication to recado_app;

-- Who was sent codes where is needed by the limits, for a day; what became of it stands in audit_entry.
create index identity_event_at on identity_event (at);
create policy outdated_seen on identity_event for select to recado_dispatch using (at < now() - interval '8 days');
create policy outdated on identity_event for delete to recado_dispatch using (at < now() - interval '8 days');
grant select (tenant_id, request_key, at), delete on identity_event to recado_dispatch;
