-- Every table starts with tenant_id, in its primary and foreign keys too, and shows a tenant's rows only to
-- a transaction that names the tenant in app.tenant_id. Two roles use the tables at run time; neither owns them:
--   recado_app       one tenant at a time, all of that tenant's rows
--   recado_dispatch  all tenants at once, and of their rows only what routes and schedules: no words, no names

create function isolate_tenants(relation regclass) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format(
    'create policy one_tenant on %s to recado_app '
    'using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', relation);
end $$;

-- Monthly partitions of a table that is partitioned by time, from last month to half a year ahead. What falls
-- outside lands in the default partition, so that no clock can make a row impossible to store. A month that has rows
-- there already stays there: the start of a node must not fail on it.
create function create_partitions(relation text) returns void
language plpgsql as $$
declare
  month date := date_trunc('month', now() - interval '1 month');
  last_month constant date := date_trunc('month', now() + interval '6 months');
  partition text;
begin
  while month <= last_month loop
    partition := format('%s_%s', relation, to_char(month, 'YYYY_MM'));
    if to_regclass(partition) is null then
      begin
        execute format('create table %I partition of %I for values from (%L) to (%L)',
                       partition, relation, month, month + interval '1 month');
        perform isolate_tenants(partition::regclass);
      exception when check_violation then
        raise warning 'rows of % stay in the default partition', partition;
      end;
    end if;
    month := month + interval '1 month';
  end loop;
end $$;

create table tenant (
  tenant_id  uuid primary key,
  name       text not null,
  time_zone  text not null,
  language   text not null check (language in ('es', 'en', 'de')),
  created_at timestamptz not null default now()
);
select isolate_tenants('tenant');
grant select, insert, update on tenant to recado_app;

create table channel (
  tenant_id  uuid not null references tenant,
  channel_id uuid not null,
  kind       text not null check (kind in ('whatsapp', 'telegram', 'webchat')),
  address    text not null,
  secrets    bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, channel_id),
  unique (kind, address)
);
create unique index channel_by_id on channel (channel_id);
select isolate_tenants('channel');
create policy route on channel for select to recado_dispatch using (true);
grant select, insert, update on channel to recado_app;
grant select on channel to recado_dispatch;

create table contact (
  tenant_id  uuid not null references tenant,
  contact_id uuid not null,
  name       text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, contact_id)
);
select isolate_tenants('contact');
grant select, insert, update on contact to recado_app;

create table conversation (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  channel_id      uuid not null,
  contact_id      uuid not null,
  address         text not null,
  handler         text not null default 'bot' check (handler in ('bot', 'queue', 'agent')),
  handler_name    text,
  handler_since   timestamptz,
  epoch           bigint not null default 0,
  dialogue        jsonb not null,
  last_heard_at   timestamptz,
  last_inbound_id text,
  created_at      timestamptz not null default now(),
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, channel_id) references channel,
  foreign key (tenant_id, contact_id) references contact
);
select isolate_tenants('conversation');
grant select, insert, update on conversation to recado_app;

-- Every id a channel has given for a customer leads to their one conversation on that channel.
create table channel_user (
  tenant_id       uuid not null,
  channel_id      uuid not null,
  user_id         text not null,
  conversation_id uuid not null,
  primary key (tenant_id, channel_id, user_id),
  foreign key (tenant_id, conversation_id) references conversation deferrable initially deferred
);
select isolate_tenants('channel_user');
grant select, insert, update on channel_user to recado_app;

-- One row per conversation, locked to allocate places in its order, to claim it and to commit its turns.
create table conversation_work (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  next_inbound    bigint not null default 1,
  next_outbound   bigint not null default 1,
  due_at          timestamptz,
  pending_since   timestamptz,
  lease_until     timestamptz,
  leased_by       text,
  fence           bigint not null default 0,
  attempts        int not null default 0,
  parked          boolean not null default false,
  last_error      text,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation deferrable initially deferred
) with (fillfactor = 70);
create index conversation_work_due on conversation_work (due_at) where due_at is not null and not parked;
create index conversation_work_parked on conversation_work (tenant_id) where parked;
select isolate_tenants('conversation_work');
create policy dispatch on conversation_work to recado_dispatch using (true);
grant select, insert, update on conversation_work to recado_app;
grant select on conversation_work to recado_dispatch;
grant update (due_at, lease_until, leased_by, fence, attempts, parked, last_error)
  on conversation_work to recado_dispatch;

-- The bytes as delivered, for mending a mapping fault; dropped by the month.
create table webhook_body (
  tenant_id   uuid not null,
  body_id     uuid not null,
  channel_id  uuid not null,
  received_at timestamptz not null default now(),
  body        bytea not null,
  primary key (tenant_id, body_id, received_at)
) partition by range (received_at);
create table webhook_body_other partition of webhook_body default;
select isolate_tenants('webhook_body'), isolate_tenants('webhook_body_other');
grant select, insert on webhook_body to recado_app;

-- What channels delivered. The primary key is what a redelivery falls on.
create table journal (
  tenant_id       uuid not null,
  channel_id      uuid not null,
  event_key       text not null,
  body_id         uuid,
  conversation_id uuid,
  sequence        bigint,
  event           jsonb not null,
  received_at     timestamptz not null default clock_timestamp(),
  applied_at      timestamptz,
  primary key (tenant_id, channel_id, event_key),
  foreign key (tenant_id, channel_id) references channel,
  check ((conversation_id is null) = (sequence is null))
);
create unique index journal_pending on journal (tenant_id, conversation_id, sequence)
  where applied_at is null and conversation_id is not null;
select isolate_tenants('journal');
grant select, insert, update on journal to recado_app;

-- The transcript.
create table message (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  at              timestamptz not null,
  message_id      uuid not null,
  author          text not null check (author in ('customer', 'bot', 'agent')),
  content         jsonb not null,
  primary key (tenant_id, conversation_id, at, message_id)
) partition by range (at);
create table message_other partition of message default;
select isolate_tenants('message'), isolate_tenants('message_other');
grant select, insert on message to recado_app;

create table outbox (
  tenant_id           uuid not null,
  outbox_id           uuid not null,
  conversation_id     uuid not null,
  channel_id          uuid not null,
  sequence            bigint not null,
  address             text not null,
  author              text not null check (author in ('bot', 'agent')),
  epoch               bigint not null,
  content             jsonb not null,
  last_inbound_id     text,
  state               text not null default 'pending'
    check (state in ('pending', 'sending', 'sent', 'dead', 'withdrawn')),
  uncertain           boolean not null default false,
  attempts            int not null default 0,
  due_at              timestamptz not null default clock_timestamp(),
  lease_until         timestamptz,
  fence               bigint not null default 0,
  provider_message_id text,
  error_code          text,
  last_error          text,
  created_at          timestamptz not null default clock_timestamp(),
  ended_at            timestamptz,
  primary key (tenant_id, outbox_id),
  unique (tenant_id, conversation_id, sequence),
  foreign key (tenant_id, conversation_id) references conversation
) with (fillfactor = 80);
create index outbox_open on outbox (tenant_id, conversation_id, sequence) where state in ('pending', 'sending');
create index outbox_due on outbox (due_at) where state in ('pending', 'sending');
create index outbox_by_provider_id on outbox (tenant_id, channel_id, provider_message_id)
  where provider_message_id is not null;
create index outbox_dead on outbox (tenant_id, ended_at) where state = 'dead';
select isolate_tenants('outbox');
create policy dispatch on outbox for select to recado_dispatch using (true);
grant select, insert, update on outbox to recado_app;
grant select (tenant_id, conversation_id, sequence, state, due_at, lease_until, created_at) on outbox to recado_dispatch;

-- How far each message of ours has come, by the provider's id: a receipt may come before the call that sent the
-- message returns, so it needs no outbox row to be kept.
create table delivery_receipt (
  tenant_id  uuid not null,
  channel_id uuid not null,
  message_id text not null,
  opaque_id  text,
  status     text not null,
  rank       smallint not null,
  at         timestamptz not null,
  error      text,
  primary key (tenant_id, channel_id, message_id),
  foreign key (tenant_id, channel_id) references channel
);
create index delivery_receipt_opaque on delivery_receipt (tenant_id, opaque_id) where opaque_id is not null;
select isolate_tenants('delivery_receipt');
grant select, insert, update on delivery_receipt to recado_app;

-- Requests made of business actions, written down before the action is called.
create table action_run (
  tenant_id       uuid not null,
  idempotency_key text not null,
  conversation_id uuid not null,
  flow_run        text not null,
  step            text not null,
  request         jsonb not null,
  state           text not null default 'open' check (state in ('open', 'queued', 'ended')),
  attempts        int not null default 0,
  due_at          timestamptz,
  outcome         jsonb,
  created_at      timestamptz not null default clock_timestamp(),
  ended_at        timestamptz,
  primary key (tenant_id, idempotency_key),
  foreign key (tenant_id, conversation_id) references conversation
);
create index action_run_queued on action_run (tenant_id, conversation_id, due_at) where state = 'queued';
select isolate_tenants('action_run');
grant select, insert, update on action_run to recado_app;
