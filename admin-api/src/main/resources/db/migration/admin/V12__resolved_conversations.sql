-- A conversation is resolved until its customer writes again or somebody takes it over. Kept beside what lists are
-- sorted by, so that an index holds those that are open, and another those that are not: however few of many they are,
-- nothing else is looked at.
alter table conversation add column resolved_at timestamptz;

-- Owners of tables see no rows unless it is lifted for that long.
alter table conversation no force row level security;
alter table inbox_resolution no force row level security;
alter table message no force row level security;
update conversation c set resolved_at = done.resolved_at from inbox_resolution done
where done.tenant_id = c.tenant_id and done.conversation_id = c.conversation_id and c.handler = 'bot' and not exists (
  select from message m
  where m.tenant_id = c.tenant_id and m.conversation_id = c.conversation_id and m.author = 'customer'
    and m.at > done.resolved_at);
alter table message force row level security;
alter table inbox_resolution force row level security;
alter table conversation force row level security;

create index conversation_open on conversation
  (tenant_id, (coalesce(last_heard_at, created_at)) desc, conversation_id desc) where resolved_at is null;
create index conversation_resolved on conversation
  (tenant_id, (coalesce(last_heard_at, created_at)) desc, conversation_id desc) where resolved_at is not null;

-- Nodes of the version before resolve in inbox_resolution until they are replaced. Before its row is written: so locks are
-- taken in the order of takeovers.
create function resolved_by_the_version_before() returns trigger
language plpgsql as $$
begin
  update conversation c set resolved_at = new.resolved_at
  where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id and c.handler = 'bot';
  return new;
end $$;
create trigger resolved_by_the_version_before before insert or update on inbox_resolution
  for each row execute function resolved_by_the_version_before();

comment on table inbox_resolution is 'No longer used: conversation.resolved_at. Nodes of the version before use it until they are replaced.';
