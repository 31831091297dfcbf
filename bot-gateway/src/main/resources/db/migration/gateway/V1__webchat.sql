-- The web widget's mailbox: what a visitor and the business said to each other, in order.

create table webchat_thread (
  tenant_id     uuid not null,
  channel_id    uuid not null,
  visitor       text not null check (length(visitor) between 1 and 64),
  last_position bigint not null default 0,
  seen_position bigint not null default 0 check (seen_position <= last_position),
  created_at    timestamptz not null default now(),
  primary key (tenant_id, channel_id, visitor)
);

create table webchat_letter (
  tenant_id  uuid not null,
  channel_id uuid not null,
  visitor    text not null,
  position   bigint not null,
  author     text not null check (author in ('visitor', 'business')),
  letter_id  text not null check (length(letter_id) between 1 and 64),
  content    json not null,
  -- Not now(): that is when the transaction began, before it waited for the thread's lock.
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, channel_id, visitor, position),
  unique (tenant_id, channel_id, visitor, author, letter_id),
  foreign key (tenant_id, channel_id, visitor) references webchat_thread
);

alter table webchat_thread enable row level security;
alter table webchat_thread force row level security;
create policy one_tenant on webchat_thread to recado_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update on webchat_thread to recado_app;

alter table webchat_letter enable row level security;
alter table webchat_letter force row level security;
create policy one_tenant on webchat_letter to recado_app
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update on webchat_letter to recado_app;
