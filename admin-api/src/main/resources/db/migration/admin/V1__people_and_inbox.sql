-- Who works with the product, and what they leave on conversations.

-- A person may belong to several tenants, and is known by an address. So neither table below has a tenant, and only
-- the dispatch role sees them, which answers before a tenant is known. What is of a tenant is in its memberships.
create table person (
  person_id     uuid primary key,
  email         text not null unique check (email = lower(email)),
  password_hash text not null,
  created_at    timestamptz not null default clock_timestamp()
);
alter table person enable row level security;
alter table person force row level security;
create policy dispatch on person to recado_dispatch using (true);
grant select, insert on person to recado_dispatch;

-- The keys that access tokens are signed by, each sealed by the master key.
create table signing_key (
  key_id     uuid primary key,
  sealed     bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
alter table signing_key enable row level security;
alter table signing_key force row level security;
create policy dispatch on signing_key to recado_dispatch using (true);
grant select, insert, delete on signing_key to recado_dispatch;

create table membership (
  tenant_id  uuid not null references tenant,
  person_id  uuid not null references person,
  name       text not null check (length(name) between 1 and 100),
  role       text not null check (role in ('owner', 'agent')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, person_id)
);
create index membership_of_person on membership (person_id);
select isolate_tenants('membership');
create policy dispatch on membership for select to recado_dispatch using (true);
grant select, insert, update, delete on membership to recado_app;
grant select (tenant_id, person_id, created_at) on membership to recado_dispatch;

-- One sign-in of one person with one tenant: the family of its refresh tokens. A token names the generation it is of;
-- whoever presents an earlier one than the row's shows that two hold what one was given.
create table person_session (
  tenant_id   uuid not null,
  session_id  uuid not null,
  person_id   uuid not null,
  generation  int not null default 0,
  address     text not null,
  user_agent  text not null,
  created_at  timestamptz not null default clock_timestamp(),
  renewed_at  timestamptz not null default clock_timestamp(),
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  revoked_for text check (revoked_for in ('signed-out', 'revoked', 'reuse')),
  primary key (tenant_id, session_id),
  foreign key (tenant_id, person_id) references membership on delete cascade,
  check ((revoked_at is null) = (revoked_for is null))
);
create index person_session_of on person_session (tenant_id, person_id);
select isolate_tenants('person_session');
grant select, insert, update, delete on person_session to recado_app;

-- The inbox shows who was heard last first, and who waits longest first.
create index conversation_heard on conversation (tenant_id, (coalesce(last_heard_at, created_at)) desc, conversation_id desc);
create index conversation_in_hands on conversation (tenant_id, handler, handler_since) where handler <> 'bot';

-- A conversation is resolved until its customer writes again or somebody takes it over.
create table inbox_resolution (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  resolved_at     timestamptz not null default clock_timestamp(),
  resolved_by     uuid not null,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation
);
select isolate_tenants('inbox_resolution');
grant select, insert, update, delete on inbox_resolution to recado_app;

-- Up to where a person has read a conversation.
create table inbox_reading (
  tenant_id       uuid not null,
  person_id       uuid not null,
  conversation_id uuid not null,
  read_until      timestamptz not null,
  primary key (tenant_id, person_id, conversation_id),
  foreign key (tenant_id, person_id) references membership on delete cascade,
  foreign key (tenant_id, conversation_id) references conversation
);
select isolate_tenants('inbox_reading');
grant select, insert, update on inbox_reading to recado_app;

-- The transaction that changed a conversation last. Transactions do not become visible in the order of their numbers;
-- but below the oldest that was running when a snapshot was taken (pg_snapshot_xmin) nothing appears any more.
create table inbox_change (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  transaction     bigint not null,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation
);
create index inbox_change_since on inbox_change (tenant_id, transaction);
select isolate_tenants('inbox_change');
-- Recording what came in names its tenants together, and may change a handler.
create policy named_tenants on inbox_change to recado_app
  using (tenant_id = any (nullif(current_setting('app.tenant_ids', true), '')::uuid[]));
grant select, insert, update on inbox_change to recado_app;
