-- What customers sign in to, and the passwords that were reset there. The functions stand in R__passwords.sql.

-- A system that holds passwords. The secrets say where it is and how we get in; a portal is kept here and needs none.
-- show_in_chat: the tenant wants new passwords written into the chat, in place of a link that shows them once.
create table password_system (
  tenant_id    uuid not null references tenant,
  system_id    uuid not null,
  kind         text not null check (kind in ('portal', 'ldap', 'radius', 'routeros', 'jellyfin')),
  name         text not null check (length(name) between 1 and 60),
  show_in_chat boolean not null default false,
  secrets      bytea,
  primary key (tenant_id, system_id),
  check (kind = 'portal' or secrets is not null)
);
select isolate_tenants('password_system');
grant select, insert, update, delete on password_system to recado_app;

-- What a customer signs in with. One reset of it at a time, or the password of one would end up behind the link of
-- another: busy_with holds it until busy_until, or until it has ended.
create table access_account (
  tenant_id   uuid not null,
  account_id  uuid not null,
  customer_id uuid not null,
  system_id   uuid not null,
  login       text not null check (length(login) between 1 and 254),
  busy_with   uuid,
  busy_until  timestamptz,
  primary key (tenant_id, account_id),
  unique (tenant_id, system_id, login),
  foreign key (tenant_id, customer_id) references customer,
  foreign key (tenant_id, system_id) references password_system
);
create index access_account_of_customer on access_account (tenant_id, customer_id);
select isolate_tenants('access_account');
grant select, insert, update, delete on access_account to recado_app;

-- The built-in backend: a bcrypt hash for each account, for the tenant's own portal to check.
create table portal_password (
  tenant_id  uuid not null,
  account_id uuid not null,
  hash       text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references access_account on delete cascade
);
select isolate_tenants('portal_password');
grant select, insert, update, delete on portal_password to recado_app;

-- Every reset that was confirmed: the audit, and where its secret waits to be shown. The secret is sealed, and gone when
-- it has been shown, when the link is over, or when another reset of the account has ended. Of the link's token there
-- is a hash here; the link itself stands where the bot has said it, in messages, the outbox and the run of the action.
--
--   asked    confirmed; whether the system has the password is not known
--   changed  the system has it
--   refused  the system does not take it, or a later reset took its place, for the reason
create table password_reset (
  tenant_id       uuid not null,
  reset_id        uuid not null,
  request_key     text not null,
  account_id      uuid not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  state           text not null default 'asked' check (state in ('asked', 'changed', 'refused')),
  reason          text,
  secret          bytea,
  token_hash      bytea,
  asked_at        timestamptz not null default clock_timestamp(),
  -- When the system may have been told for the first time; null where it was not.
  told_at         timestamptz,
  ended_at        timestamptz,
  link_until      timestamptz,
  revealed_at     timestamptz,
  -- For who makes sure that it does not stay, and must not see it.
  kept            boolean not null generated always as (secret is not null) stored,
  primary key (tenant_id, reset_id),
  unique (tenant_id, request_key),
  foreign key (tenant_id, account_id) references access_account,
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  check ((state = 'refused') = (reason is not null))
);
create unique index password_reset_by_token on password_reset (token_hash) where token_hash is not null;
create index password_reset_of_account on password_reset (tenant_id, account_id, asked_at);
create index password_reset_kept on password_reset (asked_at) where kept;
select isolate_tenants('password_reset');
create policy dispatch on password_reset for select to recado_dispatch using (true);
grant select, insert, update on password_reset to recado_app;
create policy forgotten on password_reset for update to recado_dispatch using (true);
grant select (tenant_id, reset_id, token_hash, kept, asked_at, link_until), update (secret) on password_reset to recado_dispatch;
