-- Who listens to what happens in a tenant's business, what happened while somebody listened, and how far it has been
-- told. What publishes stands in R__webhooks.sql.

-- The secrets hold the address as well: whoever knows one of n8n's, for example, may call it.
-- types: null for all. paused_for: null while events are sent.
--
--   owner    the owner switched it off
--   gone     the address answered 410
--   failing  it took nothing for as long as an event is kept trying
--
-- failing_since: the first failure after which nothing was taken. After a rotation the secret before signs too, until
-- previous_until.
create table webhook_subscription (
  tenant_id       uuid not null references tenant,
  subscription_id uuid not null,
  types           text[] check (cardinality(types) > 0),
  secrets         bytea not null,
  previous_until  timestamptz,
  paused_for      text check (paused_for in ('owner', 'gone', 'failing')),
  failing_since   timestamptz,
  created_at      timestamptz not null default clock_timestamp(),
  primary key (tenant_id, subscription_id)
);
select isolate_tenants('webhook_subscription');
create policy dispatch on webhook_subscription for select to recado_dispatch using (true);
grant select, insert, update, delete on webhook_subscription to recado_app;
grant select (tenant_id, subscription_id, paused_for) on webhook_subscription to recado_dispatch;

-- An event that somebody listens to; of others there is no row. The id is made by time (RFC 9562, version 7).
create table webhook_event (
  tenant_id uuid not null references tenant,
  event_id  uuid not null,
  type      text not null check (type ~ '^[a-z]+\.[a-z][a-z0-9_]*$'),
  at        timestamptz not null,
  data      jsonb not null,
  primary key (tenant_id, event_id)
);
create index webhook_event_at on webhook_event (at);
select isolate_tenants('webhook_event');
create policy outdated_seen on webhook_event for select to recado_dispatch using (true);
create policy outdated on webhook_event for delete to recado_dispatch using (at < now() - interval '8 days');
grant select, insert on webhook_event to recado_app;
grant select (tenant_id, event_id, at), delete on webhook_event to recado_dispatch;

-- One event for one subscription. A claim moves due_at to the end of its lease: should the sender die, the delivery is
-- due again by itself. Only who holds the fence writes what came of a sending.
create table webhook_delivery (
  tenant_id       uuid not null,
  subscription_id uuid not null,
  event_id        uuid not null,
  state           text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts        int not null default 0,
  due_at          timestamptz not null default clock_timestamp(),
  lease_until     timestamptz,
  fence           bigint not null default 0,
  last_code       text,
  waiting_since   timestamptz not null default clock_timestamp(),
  ended_at        timestamptz,
  primary key (tenant_id, subscription_id, event_id),
  foreign key (tenant_id, subscription_id) references webhook_subscription on delete cascade,
  foreign key (tenant_id, event_id) references webhook_event,
  check ((ended_at is null) = (state = 'waiting'))
) with (fillfactor = 80);
create index webhook_delivery_due on webhook_delivery (due_at) where state = 'waiting';
create index webhook_delivery_next on webhook_delivery (tenant_id, subscription_id, due_at) where state = 'waiting';
create index webhook_delivery_waiting on webhook_delivery (waiting_since) where state = 'waiting';
create index webhook_delivery_ended on webhook_delivery (ended_at) where state <> 'waiting';
create index webhook_delivery_of_event on webhook_delivery (tenant_id, event_id);
select isolate_tenants('webhook_delivery');
create policy dispatch on webhook_delivery for select to recado_dispatch using (true);
create policy expired on webhook_delivery for update to recado_dispatch using (state = 'waiting') with check (state = 'dead');
create policy outdated on webhook_delivery for delete to recado_dispatch
  using (state <> 'waiting' and ended_at < now() - interval '8 days');
grant select, insert, update on webhook_delivery to recado_app;
grant select, delete on webhook_delivery to recado_dispatch;
grant update (state, last_code, ended_at) on webhook_delivery to recado_dispatch;
