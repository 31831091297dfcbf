-- How people come in: by links that were mailed to them, by a second factor, and out again when their password changes.

alter table person add column language text not null default 'es' check (language in ('es', 'en', 'de'));
grant update (password_hash, language) on person to recado_dispatch;

-- The dispatch role ends sessions of an account with all its tenants, and of a tenant with all its people.
alter table person_session drop constraint person_session_revoked_for_check;
alter table person_session add constraint person_session_revoked_for_check
  check (revoked_for in ('signed-out', 'revoked', 'reuse', 'password', 'suspended'));
create policy dispatch on person_session to recado_dispatch using (true);
grant select (tenant_id, session_id, person_id, revoked_at) on person_session to recado_dispatch;
grant update (revoked_at, revoked_for) on person_session to recado_dispatch;

-- A link that goes to one address by mail, and what it opens. Its token is drawn when the mail is sent, and only a hash of
-- it is kept. The token before works as well: a mail that could not be sent may have gone out all the same.
-- A sign-up and a reset are of no tenant (yet), and only the dispatch role sees them; invitations are their tenant's.
--
--   held_until  somebody is using it; it can be used again when they died
--   failed_at   when its mail was given up
create table mailed_link (
  tenant_id   uuid references tenant,
  link_id     uuid primary key,
  kind        text not null check (kind in ('sign-up', 'reset', 'invitation')),
  email       text not null check (email = lower(email)),
  language    text not null check (language in ('es', 'en', 'de')),
  company     text check (length(company) between 1 and 100),
  time_zone   text,
  role        text check (role in ('owner', 'agent')),
  invited_by  uuid,
  token_hash  bytea,
  former_hash bytea,
  send_at     timestamptz default clock_timestamp(),
  send_tries  int not null default 0,
  created_at  timestamptz not null default clock_timestamp(),
  valid_until timestamptz not null,
  held_until  timestamptz,
  failed_at   timestamptz,
  used_at     timestamptz,
  check ((kind = 'sign-up') = (company is not null and time_zone is not null)),
  check ((kind = 'invitation') = (tenant_id is not null and role is not null and invited_by is not null))
);
create unique index mailed_link_by_token on mailed_link (token_hash);
create index mailed_link_by_former on mailed_link (former_hash) where former_hash is not null;
create index mailed_link_due on mailed_link (send_at) where send_at is not null;
create index mailed_link_of_address on mailed_link (email, kind) where used_at is null;
create index mailed_link_old on mailed_link (valid_until);
create unique index mailed_link_invited on mailed_link (tenant_id, email) where kind = 'invitation' and used_at is null;
select isolate_tenants('mailed_link');
create policy dispatch on mailed_link to recado_dispatch using (true);
grant select, insert, update, delete on mailed_link to recado_dispatch;
grant select, insert, update, delete on mailed_link to recado_app;
-- An invitation is worth what its sender may still do.
grant select (role) on membership to recado_dispatch;

-- A person's second factor (RFC 6238): its secret sealed by the master key, on once it was confirmed. A step of time is
-- good for one code; last_step is the latest that was used.
create table second_factor (
  person_id    uuid primary key references person,
  sealed       bytea not null,
  created_at   timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  last_step    bigint not null default 0
);
alter table second_factor enable row level security;
alter table second_factor force row level security;
create policy dispatch on second_factor to recado_dispatch using (true);
grant select, insert, update, delete on second_factor to recado_dispatch;

-- What is sealed of accounts is sealed anew when the master key is replaced.
grant update (sealed) on signing_key to recado_dispatch;

-- For whoever has lost the second factor: hashed, each good once.
create table recovery_code (
  person_id uuid not null references second_factor on delete cascade,
  code_hash bytea not null,
  used_at   timestamptz,
  primary key (person_id, code_hash)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy dispatch on recovery_code to recado_dispatch using (true);
grant select, insert, update, delete on recovery_code to recado_dispatch;

-- What a request with a key has connected, so that it connects nothing twice.
create table connection_request (
  tenant_id     uuid not null references tenant,
  request_key   text not null,
  connection_id uuid,
  made_at       timestamptz not null default now(),
  primary key (tenant_id, request_key)
);
select isolate_tenants('connection_request');
grant select, insert, update, delete on connection_request to recado_app;
