-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Notes that a conversation was changed, for whoever looks at it. Runs in the transactions of the data plane, after the
-- conversation's own row or its work row has been locked by them: so nobody waits here for what another holds.
create or replace function note_inbox_change(p_tenant uuid, p_conversation uuid) returns void
language sql as $$
  insert into inbox_change as known (tenant_id, conversation_id, transaction)
  values (p_tenant, p_conversation, pg_current_xact_id()::text::bigint)
  on conflict (tenant_id, conversation_id) do update set transaction = excluded.transaction
  where known.transaction <> excluded.transaction
$$;

-- One statement, for it runs in every turn. Its last part runs first: a conversation's row is locked before its desk_wait row.
create or replace function inbox_messages_came() returns trigger
language plpgsql as $$
begin
  with noted as (
    insert into inbox_change as known (tenant_id, conversation_id, transaction)
    select distinct a.tenant_id, a.conversation_id, pg_current_xact_id()::text::bigint from added a order by 1, 2
    on conflict (tenant_id, conversation_id) do update set transaction = excluded.transaction
    where known.transaction <> excluded.transaction
  ), woken as (
    -- Who writes is neither put aside nor done with any longer.
    delete from conversation_snooze s using added a
    where a.author = 'customer' and s.tenant_id = a.tenant_id and s.conversation_id = a.conversation_id
  ), answered as (
    -- Here or on the business phone: nobody takes it back.
    delete from desk_wait w using added a
    where a.author = 'agent' and w.tenant_id = a.tenant_id and w.conversation_id = a.conversation_id
  )
  update conversation c set resolved_at = null from added a
  where a.author = 'customer' and c.tenant_id = a.tenant_id and c.conversation_id = a.conversation_id
    and c.resolved_at is not null;
  return null;
end $$;

create or replace trigger inbox_messages_came after insert on message
  referencing new table as added for each statement execute function inbox_messages_came();

-- Whether another put the conversation into the hands it is in now.
create or replace function follow_giver(p_now conversation) returns void
language plpgsql as $$
begin
  if p_now.handler = 'agent'
      and (current_setting('app.desk_deed', true) = 'assigned' or desk_person() <> p_now.handler_name) then
    insert into given_conversation (tenant_id, conversation_id, given_by)
    values (p_now.tenant_id, p_now.conversation_id, desk_person())
    on conflict (tenant_id, conversation_id) do update set given_by = excluded.given_by;
  else
    delete from given_conversation g
    where g.tenant_id = p_now.tenant_id and g.conversation_id = p_now.conversation_id;
  end if;
end $$;

create or replace function inbox_handler_changed() returns trigger
language plpgsql as $$
begin
  perform follow_desk_wait(new);
  perform follow_giver(new);
  if new.handler <> 'bot' and new.resolved_at is not null then
    update conversation c set resolved_at = null
    where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id;
  end if;
  perform note_inbox_change(new.tenant_id, new.conversation_id);
  return null;
end $$;

create or replace trigger inbox_handler_changed after update of epoch on conversation
  for each row when (old.epoch is distinct from new.epoch) execute function inbox_handler_changed();

-- Writes down what a person says to a customer and puts it into the outbox, behind what waits there. The message's id
-- comes from the request's key: the same request again finds what it did the first time.
--
--   p_person   whom the conversation must be in the hands of
--   p_content  an OutboundContent
--   p_shown    the MessageContent that the transcript is to have of it
--
-- Gives 'sent', 'known' (said before: nothing is changed), 'key-reused' (other words were said under this id),
-- 'not-held' or 'no-conversation'. Runs with the caller's rights: row-level security holds in here.
create or replace function say_as_person(
  p_tenant uuid, p_conversation uuid, p_person uuid, p_message uuid, p_content jsonb, p_shown jsonb)
returns text
language plpgsql as $$
declare
  v_place bigint;
  v_said  jsonb;
  v_held  conversation;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);

  -- Held until the commit, as turns hold it: one order of places, and of the transcript.
  select w.next_outbound into v_place from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation for update;
  if not found then
    return 'no-conversation';
  end if;

  select o.content into v_said from outbox o where o.tenant_id = p_tenant and o.outbox_id = p_message;
  if found then
    return case when v_said = p_content then 'known' else 'key-reused' end;
  end if;

  -- A takeover by somebody else comes before this or after.
  select * into v_held from conversation c
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation for share;
  if v_held.handler <> 'agent' or v_held.handler_name is distinct from p_person::text then
    return 'not-held';
  end if;

  insert into message (tenant_id, conversation_id, at, message_id, author, content)
  values (p_tenant, p_conversation, clock_timestamp(), p_message, 'agent',
          p_shown || jsonb_build_object('by', p_person));
  insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, address, author, epoch, content, sequence,
                      last_inbound_id)
  values (p_tenant, p_message, p_conversation, v_held.channel_id, v_held.address, 'agent', v_held.epoch, p_content,
          v_place, v_held.last_inbound_id);
  update conversation_work w set next_outbound = v_place + 1
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation;
  return 'sent';
end $$;

-- Words, which the transcript has as they were said.
create or replace function say_as_person(
  p_tenant uuid, p_conversation uuid, p_person uuid, p_message uuid, p_content jsonb)
returns text
language sql as $$
  select say_as_person(p_tenant, p_conversation, p_person, p_message, p_content, p_content)
$$;

-- The bot speaks again; where it does already, nothing is changed. What another person of the tenant holds stays theirs.
--
--   p_anybodys  whether the caller may also hand back what is in another person's hands
--
-- Gives 'done', 'not-yours' or 'no-conversation'. A takeover by somebody else comes before this or after.
create or replace function hand_back(p_tenant uuid, p_conversation uuid, p_person uuid, p_anybodys boolean)
returns text
language plpgsql as $$
declare
  v_held conversation;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  select * into v_held from conversation c
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation for no key update;
  if not found then
    return 'no-conversation';
  end if;
  if v_held.handler = 'agent' and not p_anybodys and exists (
      select from membership m
      where m.tenant_id = p_tenant and m.person_id::text = v_held.handler_name and m.person_id <> p_person) then
    return 'not-yours';
  end if;
  perform set_config('app.person_id', p_person::text, true);
  perform change_handler(p_tenant, p_conversation, null);
  return 'done';
end $$;

-- A note for the team, which no customer gets. False when there is no such conversation.
create or replace function write_note(
  p_tenant uuid, p_conversation uuid, p_person uuid, p_message uuid, p_content jsonb)
returns boolean
language plpgsql as $$
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  perform from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation for update;
  if not found then
    return false;
  end if;
  insert into message (tenant_id, conversation_id, at, message_id, author, content)
  values (p_tenant, p_conversation, clock_timestamp(), p_message, 'note',
          p_content || jsonb_build_object('by', p_person));
  return true;
end $$;
