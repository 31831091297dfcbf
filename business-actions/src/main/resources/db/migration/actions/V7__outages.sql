-- The node and all that feed it, the nearest first. Twenty levels, so that a circle in the rows ends.
create function network_above(p_tenant uuid, p_node uuid)
returns table (node_id uuid, kind text, height int)
language sql stable as $$
  with recursive above as (
    select n.node_id, n.parent_id, n.kind, 0 as height from network_node n
    where n.tenant_id = p_tenant and n.node_id = p_node
    union all
    select n.node_id, n.parent_id, n.kind, a.height + 1 from above a
    join network_node n on n.tenant_id = p_tenant and n.node_id = a.parent_id
    where a.height < 20
  )
  select node_id, kind, height from above
$$;

-- The node and all it feeds.
create function network_below(p_tenant uuid, p_node uuid)
returns table (node_id uuid)
language sql stable as $$
  with recursive below as (
    select n.node_id, 0 as depth from network_node n where n.tenant_id = p_tenant and n.node_id = p_node
    union all
    select n.node_id, b.depth + 1 from below b
    join network_node n on n.tenant_id = p_tenant and n.parent_id = b.node_id
    where b.depth < 20
  )
  select node_id from below
$$;

-- How many customers have to report the same, and within how long, before it is suspected that it is not them. A tenant
-- without a row takes the defaults.
create table outage_policy (
  tenant_id      uuid primary key references tenant,
  reports        int not null default 3 check (reports between 2 and 1000),
  within_minutes int not null default 15 check (within_minutes between 1 and 1440),
  -- Whether only those count who are proven to be customers.
  proven_only    boolean not null default false,
  -- How long a suspicion explains anything after the last report of it.
  stale_minutes  int not null default 240 check (stale_minutes between 15 and 10080)
);
select isolate_tenants('outage_policy');
grant select, insert, update, delete on outage_policy to recado_app;

-- A fault of a node and all it feeds.
--
--   suspected  several customers report the same; nobody has confirmed it
--   known      confirmed by an agent, or entered by one
--   resolved   it is over
--   dismissed  an agent looked, and it was none
--   merged     went on as a known incident of the same node or of one above
create table incident (
  tenant_id       uuid not null references tenant,
  incident_id     uuid not null,
  node_id         uuid not null,
  state           text not null check (state in ('suspected', 'known', 'resolved', 'dismissed', 'merged')),
  began_at        timestamptz not null,
  estimated_until timestamptz,
  ended_at        timestamptz,
  primary key (tenant_id, incident_id),
  foreign key (tenant_id, node_id) references network_node,
  check ((state in ('suspected', 'known')) = (ended_at is null))
);
-- What a second suspicion of the same node falls on.
create unique index incident_suspected on incident (tenant_id, node_id) where state = 'suspected';
create index incident_open on incident (tenant_id, node_id) where ended_at is null;
select isolate_tenants('incident');
grant select, insert, update on incident to recado_app;

-- What agents say of it to customers, as they wrote it.
create table incident_update (
  tenant_id   uuid not null,
  incident_id uuid not null,
  at          timestamptz not null default clock_timestamp(),
  update_id   uuid not null,
  words       text not null check (length(words) between 1 and 500),
  primary key (tenant_id, incident_id, update_id),
  foreign key (tenant_id, incident_id) references incident
);
select isolate_tenants('incident_update');
grant select, insert on incident_update to recado_app;

create table maintenance (
  tenant_id      uuid not null references tenant,
  maintenance_id uuid not null,
  node_id        uuid not null,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null check (ends_at > starts_at),
  -- What it is, to customers; null where nothing is said.
  words          text check (length(words) between 1 and 500),
  primary key (tenant_id, maintenance_id),
  foreign key (tenant_id, node_id) references network_node
);
create index maintenance_of_node on maintenance (tenant_id, node_id, ends_at);
select isolate_tenants('maintenance');
grant select, insert, update, delete on maintenance to recado_app;

-- Who said that their service fails, and where; a customer with two accesses has two rows. reporter is the customer where
-- the contact is proven to be one, else the contact: it is who is counted. No node where nobody could tell it.
create table outage_report (
  tenant_id       uuid not null references tenant,
  report_id       uuid not null,
  request_key     text not null,
  node_id         uuid,
  reporter        uuid not null,
  proven          boolean not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  at              timestamptz not null default clock_timestamp(),
  incident_id     uuid,
  -- Reported while works were going on there: explained by them, and not counted.
  maintenance_id  uuid,
  primary key (tenant_id, report_id),
  -- What a repeated request falls on.
  unique nulls not distinct (tenant_id, request_key, node_id),
  foreign key (tenant_id, node_id) references network_node,
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, incident_id) references incident,
  foreign key (tenant_id, maintenance_id) references maintenance on delete set null (maintenance_id)
);
create index outage_report_open on outage_report (tenant_id, at) where incident_id is null and maintenance_id is null;
create index outage_report_of_incident on outage_report (tenant_id, incident_id);
select isolate_tenants('outage_report');
grant select, insert on outage_report to recado_app;
grant update (incident_id, maintenance_id) on outage_report to recado_app;

-- Whether anybody has lately reported what an incident explains: a suspicion that nobody reports any more explains nothing.
create function is_reported(p_tenant uuid, p_incident uuid)
returns boolean
language sql stable as $$
  select exists (
    select from outage_report r
    where r.tenant_id = p_tenant and r.incident_id = p_incident
      and r.at > clock_timestamp() - make_interval(mins => coalesce(
        (select p.stale_minutes from outage_policy p where p.tenant_id = p_tenant), 240)))
$$;

-- Who asked, and is to be told once how it ended. to_tell is set when it has ended.
create table incident_follower (
  tenant_id       uuid not null,
  incident_id     uuid not null,
  conversation_id uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  to_tell         text check (to_tell in ('resolved', 'dismissed')),
  told_at         timestamptz check (told_at is null or to_tell is not null),
  primary key (tenant_id, incident_id, conversation_id),
  foreign key (tenant_id, incident_id) references incident,
  foreign key (tenant_id, conversation_id) references conversation
);
create index incident_follower_to_tell on incident_follower (tenant_id) where to_tell is not null and told_at is null;
select isolate_tenants('incident_follower');
create policy dispatch on incident_follower for select to recado_dispatch using (true);
grant select, insert, update, delete on incident_follower to recado_app;
grant select (tenant_id, incident_id, conversation_id, to_tell, told_at) on incident_follower to recado_dispatch;
