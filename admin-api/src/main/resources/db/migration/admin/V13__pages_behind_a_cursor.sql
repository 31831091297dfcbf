-- Under row-level security an index is asked only by comparisons that cannot leak what they compare. PostgreSQL knows of
-- `case` that it cannot, and takes `coalesce` for one that may: so a page read all those before it again.
alter table conversation add column heard_at timestamptz
  generated always as (case when last_heard_at is null then created_at else last_heard_at end) virtual;

-- Nodes of the version before sort what they list until they are replaced.
drop index conversation_heard, conversation_of_channel, conversation_held, conversation_open, conversation_resolved;

-- As heard_at has it: a virtual column can stand in no index itself.
create index conversation_heard on conversation
  (tenant_id, (case when last_heard_at is null then created_at else last_heard_at end) desc, conversation_id desc);
create index conversation_of_channel on conversation
  (tenant_id, channel_id, (case when last_heard_at is null then created_at else last_heard_at end) desc,
   conversation_id desc);
create index conversation_held on conversation
  (tenant_id, handler_name, (case when last_heard_at is null then created_at else last_heard_at end) desc,
   conversation_id desc) where handler = 'agent';
create index conversation_open on conversation
  (tenant_id, (case when last_heard_at is null then created_at else last_heard_at end) desc, conversation_id desc)
  where resolved_at is null;
create index conversation_resolved on conversation
  (tenant_id, (case when last_heard_at is null then created_at else last_heard_at end) desc, conversation_id desc)
  where resolved_at is not null;
