-- What customers send besides words, fetched once and kept for the inbox: channels hold it for some days, and give it to who
-- has their token only. waiting: still to be fetched. too_large, too_many: not kept, as one or with all of a day. gone: it could
-- not be had for hours. type: what the bytes say they are, null where that is nothing known; never what was said of them.
create table received_file (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  message_id      uuid not null,
  channel_id      uuid not null,
  -- The channel's, as the next two were its sender's word.
  file_id         text not null,
  name            text,
  said_bytes      bigint,
  state           text not null default 'waiting' check (state in ('waiting', 'kept', 'too_large', 'too_many', 'gone')),
  attempts        int not null default 0,
  due_at          timestamptz not null default clock_timestamp(),
  came_at         timestamptz not null default clock_timestamp(),
  type            text,
  size            int,
  bytes           bytea,
  primary key (tenant_id, conversation_id, message_id),
  foreign key (tenant_id, conversation_id) references conversation,
  check ((state = 'kept') = (bytes is not null and size is not null))
);
-- Photos do not become smaller.
alter table received_file alter column bytes set storage external;
create index received_file_due on received_file (due_at) where state = 'waiting';
create index received_file_came on received_file (came_at);
-- How much a tenant's take is counted without looking at them.
create index received_file_kept on received_file (tenant_id, came_at desc, message_id desc) include (conversation_id, size)
  where state = 'kept';
select isolate_tenants('received_file');
create policy dispatch on received_file for select to recado_dispatch using (true);
create policy outdated on received_file for delete to recado_dispatch using (true);
grant select, insert, update, delete on received_file to recado_app;
grant select (tenant_id, conversation_id, message_id, state, due_at, came_at), delete on received_file to recado_dispatch;
