-- What each message waits for, and what is kept of the channels it leaves by.

-- stage is what the indexes ask for: it stays the same while a message is claimed and given back, so that these updates
-- touch no index.
alter table outbox
  add column stage text not null generated always as (
    case when state in ('pending', 'sending') then 'open' when state = 'dead' then 'dead' else 'done' end) stored,
  add column waiting_since timestamptz not null default clock_timestamp(),
  add column hold text check (hold in ('slot', 'channel')),
  add column unsent int not null default 0;
comment on column outbox.waiting_since is 'when it was added, or replayed: how long it may wait counts from here';
comment on column outbox.unsent is 'how often it was tried and provably not sent; attempts are those that may have sent it';
comment on column outbox.hold is
  'slot: at due_at its turn in the channel''s limit has come; channel: the whole channel waits until due_at';

drop index outbox_open, outbox_due, outbox_dead;
create index outbox_open on outbox (tenant_id, conversation_id, sequence) where stage = 'open';
create index outbox_due on outbox (tenant_id, channel_id, due_at) where stage = 'open';
create index outbox_dead on outbox (tenant_id, ended_at, outbox_id) where stage = 'dead';
grant select (channel_id, stage, waiting_since, error_code) on outbox to recado_dispatch;

-- Until when nothing is sent on a channel, for all nodes. A row whose time is over halts nothing. down_since is set
-- where the channel takes nothing until its owner mends it: then one message at a time tries whether it does again.
create table channel_halt (
  tenant_id  uuid not null,
  channel_id uuid not null,
  until      timestamptz not null,
  down_since timestamptz,
  code       text not null,
  reason     text not null,
  probes     int not null default 0,
  primary key (tenant_id, channel_id),
  foreign key (tenant_id, channel_id) references channel
);
select isolate_tenants('channel_halt');
create policy dispatch on channel_halt for select to recado_dispatch using (true);
grant select, insert, update, delete on channel_halt to recado_app;
grant select (tenant_id, channel_id, until, down_since, code) on channel_halt to recado_dispatch;

-- What a receipt of a failure means for the message, which may not be known as sent yet.
alter table delivery_receipt
  add column code text,
  add column replay_after interval not null default interval '0';

-- The approved template that carries a channel's words when its customer wrote too long ago for plain text.
create table window_template (
  tenant_id  uuid not null,
  channel_id uuid not null,
  name       text not null,
  language   text not null check (language in ('es', 'en', 'de')),
  primary key (tenant_id, channel_id),
  foreign key (tenant_id, channel_id) references channel
);
select isolate_tenants('window_template');
grant select, insert, update, delete on window_template to recado_app;

-- Who did what with a dead letter, and what was wrong with it.
create table dead_letter_action (
  tenant_id  uuid not null,
  action_id  uuid not null,
  outbox_id  uuid not null,
  action     text not null check (action in ('replay', 'discard', 'found-delivered')),
  acted_by   text not null,
  acted_at   timestamptz not null default clock_timestamp(),
  error_code text,
  primary key (tenant_id, action_id)
);
comment on table dead_letter_action is 'outlives the letters, which are pruned: so without a foreign key';
create index dead_letter_action_of on dead_letter_action (tenant_id, outbox_id);
select isolate_tenants('dead_letter_action');
grant select, insert on dead_letter_action to recado_app;

-- How many places in the conversation's order were given to messages that had one before: what was created is
-- next_outbound - 1 - replayed.
alter table conversation_work add column replayed bigint not null default 0;
