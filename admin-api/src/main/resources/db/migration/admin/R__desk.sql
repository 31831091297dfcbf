-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- What is changed at the desk enters the audit, in the name of who had it done; without a person it was the product.
create or replace function audit_desk(p_tenant uuid, p_action text, p_reference text, p_conversation uuid) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference, conversation_id, contact_id)
  select p_tenant, case when desk_person() is null then 'bot' else 'agent' end, desk_person(), p_action, 'done',
         left(p_reference, 100), p_conversation,
         (select c.contact_id from conversation c where c.tenant_id = p_tenant and c.conversation_id = p_conversation)
$$;

create or replace function desk_deed() returns trigger
language plpgsql as $$
declare
  v_row   jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  v_deed  constant text := case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end;
begin
  perform audit_desk((v_row ->> 'tenant_id')::uuid, tg_argv[0] || '.' || v_deed, v_row ->> tg_argv[1], null);
  return null;
end $$;
create or replace trigger audit_saved_reply after insert or update or delete on saved_reply for each row
  execute function desk_deed('reply', 'shortcut');
create or replace trigger audit_label after insert or update or delete on label for each row
  execute function desk_deed('label', 'name');

-- Labels that go because there is no such label any more are told by the label's own entry.
create or replace function audit_conversation_label() returns trigger
language plpgsql as $$
declare
  v_row  conversation_label;
  v_name text;
begin
  v_row := case when tg_op = 'DELETE' then old else new end;
  select l.name into v_name from label l where l.tenant_id = v_row.tenant_id and l.label_id = v_row.label_id;
  if v_name is not null then
    perform audit_desk(v_row.tenant_id, case tg_op when 'DELETE' then 'conversation.unlabelled' else 'conversation.labelled' end,
                       v_name, v_row.conversation_id);
  end if;
  return null;
end $$;
create or replace trigger audit_conversation_label after insert or delete on conversation_label for each row
  execute function audit_conversation_label();

-- In one order: a label may go from very many conversations at once.
create or replace function note_labelled() returns trigger
language plpgsql as $$
begin
  perform note_inbox_change(l.tenant_id, l.conversation_id)
  from (select distinct tenant_id, conversation_id from touched order by 1, 2) l;
  return null;
end $$;
create or replace trigger note_labelled after insert on conversation_label
  referencing new table as touched for each statement execute function note_labelled();
create or replace trigger note_unlabelled after delete on conversation_label
  referencing old table as touched for each statement execute function note_labelled();

-- Puts a conversation aside until then, or, without a time, takes it back. The work row is locked first, as a turn does
-- that takes it back because its customer wrote. False when the tenant has no such conversation.
create or replace function put_aside(p_tenant uuid, p_conversation uuid, p_person uuid, p_until timestamptz)
returns boolean
language plpgsql as $$
begin
  perform from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation for update;
  if not found then
    return false;
  end if;
  if p_until is null then
    delete from conversation_snooze s where s.tenant_id = p_tenant and s.conversation_id = p_conversation;
  else
    insert into conversation_snooze (tenant_id, conversation_id, until, person_id)
    values (p_tenant, p_conversation, p_until, p_person)
    on conflict (tenant_id, conversation_id) do update set until = excluded.until, person_id = excluded.person_id;
  end if;
  return true;
end $$;

-- Takes back one conversation that lay aside until now. What a turn is just at is left to the next run. Gives the conversation;
-- null when there is none left.
create or replace function wake_next(p_tenant uuid) returns uuid
language plpgsql as $$
declare
  v_conversation uuid;
begin
  select w.conversation_id into v_conversation
  from conversation_snooze s
  join conversation_work w on w.tenant_id = s.tenant_id and w.conversation_id = s.conversation_id
  where s.tenant_id = p_tenant and s.until <= clock_timestamp()
  order by s.until limit 1 for update of w skip locked;
  -- It may have been put aside anew, or have come back, until its row was locked.
  delete from conversation_snooze s
  where s.tenant_id = p_tenant and s.conversation_id = v_conversation and s.until <= clock_timestamp();
  return v_conversation;
end $$;

create or replace function audit_snooze() returns trigger
language plpgsql as $$
declare
  v_row conversation_snooze;
begin
  v_row := case when tg_op = 'DELETE' then old else new end;
  perform audit_desk(v_row.tenant_id, case tg_op when 'DELETE' then 'conversation.woken' else 'conversation.snoozed' end,
                     to_char(v_row.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), v_row.conversation_id);
  perform note_inbox_change(v_row.tenant_id, v_row.conversation_id);
  return null;
end $$;
create or replace trigger audit_snooze after insert or update or delete on conversation_snooze for each row
  execute function audit_snooze();
