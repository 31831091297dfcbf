-- A suspicion that nobody confirmed and nobody reports any more lapses: that is told otherwise than what somebody looked at.
alter table incident drop constraint incident_state_check;
alter table incident add constraint incident_state_check
  check (state in ('suspected', 'known', 'resolved', 'dismissed', 'lapsed', 'merged'));
alter table incident_follower drop constraint incident_follower_to_tell_check;
alter table incident_follower add constraint incident_follower_to_tell_check
  check (to_tell in ('resolved', 'dismissed', 'lapsed'));
create policy dispatch on incident for select to recado_dispatch using (ended_at is null);
grant select (tenant_id, incident_id, state, ended_at) on incident to recado_dispatch;

-- What failed is put off, so that it comes first no more; null where nothing failed.
alter table incident_follower
  add column attempts int not null default 0,
  add column try_at   timestamptz;
grant select (attempts, try_at) on incident_follower to recado_dispatch;
alter table ticket_due
  add column attempts int not null default 0,
  add column try_at   timestamptz;
-- The longer the more often it failed: from half a minute to an hour.
create function put_off(p_attempts int) returns timestamptz
language sql volatile as $$
  select clock_timestamp() + least(interval '1 hour', interval '30 seconds' * power(2, least(p_attempts, 10)))
$$;

-- Reports are deleted when nothing speaks of them any more.
create index outage_report_at on outage_report (at);
create policy outdated_seen on outage_report for select to recado_dispatch using (true);
create policy outdated on outage_report for delete to recado_dispatch using (at < now() - interval '8 days');
grant select (tenant_id, report_id, incident_id, at), delete on outage_report to recado_dispatch;

-- Whose service level a ticket was promised by: it goes on by the same when it is reopened. Null where nobody was proven.
alter table ticket
  add column customer_id uuid,
  add foreign key (tenant_id, customer_id) references customer;

-- Systems outside that watch the network. The secrets hold the address as well. failing_since: the first question of
-- those in a row that were not answered; nothing follows from such a monitor meanwhile.
create table network_monitor (
  tenant_id     uuid not null references tenant,
  monitor_id    uuid not null unique,
  kind          text not null check (kind in ('webhook', 'icinga', 'zabbix', 'uisp')),
  name          text not null check (length(name) between 1 and 100),
  secrets       bytea not null,
  asked_at      timestamptz,
  next_at       timestamptz not null default clock_timestamp(),
  failing_since timestamptz,
  last_code     text,
  primary key (tenant_id, monitor_id),
  check ((failing_since is null) = (last_code is null))
);
create index network_monitor_next on network_monitor (next_at) where kind <> 'webhook';
select isolate_tenants('network_monitor');
create policy dispatch on network_monitor for select to recado_dispatch using (true);
grant select, insert, update, delete on network_monitor to recado_app;
grant select (tenant_id, monitor_id, kind, next_at, failing_since, last_code) on network_monitor to recado_dispatch;

-- What a monitor watches, by its own name for it, and the node that stands for. sight and since: how it was seen last, and
-- since when. incident_id: what follows from its being down; began_it: whether monitors began that incident, and so end it.
create table monitored_object (
  tenant_id   uuid not null,
  monitor_id  uuid not null,
  object      text not null check (length(object) between 1 and 200),
  node_id     uuid not null,
  sight       text check (sight in ('up', 'down')),
  since       timestamptz,
  incident_id uuid,
  began_it    boolean not null default false,
  primary key (tenant_id, monitor_id, object),
  foreign key (tenant_id, monitor_id) references network_monitor on delete cascade,
  foreign key (tenant_id, node_id) references network_node,
  foreign key (tenant_id, incident_id) references incident,
  check ((sight is null) = (since is null)),
  check (incident_id is not null or not began_it)
);
create index monitored_object_of_incident on monitored_object (tenant_id, incident_id) where incident_id is not null;
select isolate_tenants('monitored_object');
grant select, insert, update, delete on monitored_object to recado_app;

-- What webhooks told, by their own ids: what is told twice happens once.
create table monitor_event (
  tenant_id  uuid not null,
  monitor_id uuid not null,
  event_id   text not null check (length(event_id) between 1 and 100),
  at         timestamptz not null default clock_timestamp(),
  primary key (tenant_id, monitor_id, event_id),
  foreign key (tenant_id, monitor_id) references network_monitor on delete cascade
);
create index monitor_event_lately on monitor_event (tenant_id, monitor_id, at);
create index monitor_event_at on monitor_event (at);
select isolate_tenants('monitor_event');
create policy outdated_seen on monitor_event for select to recado_dispatch using (true);
create policy outdated on monitor_event for delete to recado_dispatch using (at < now() - interval '8 days');
grant select, insert on monitor_event to recado_app;
grant select, delete on monitor_event to recado_dispatch;
