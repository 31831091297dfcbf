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
  perform note_inbox_change(v_row.tenant_id, v_row.conversation_id);
  return null;
end $$;
create or replace trigger audit_conversation_label after insert or delete on conversation_label for each row
  execute function audit_conversation_label();

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
