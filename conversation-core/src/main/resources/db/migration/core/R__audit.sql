-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- Everything here runs in the transaction of what it tells of, with the caller's rights, in the tenant's scope.

-- The one place where every run of an action ends. What has entered the request already, with its effect, knows better.
create or replace function audit_action() returns trigger
language plpgsql as $$
declare
  v_customer constant uuid := new.request -> 'customer' ->> 'value';
begin
  insert into audit_entry (tenant_id, actor_kind, action, outcome, code, reference, request_key, conversation_id,
                           contact_id, customer_id)
  select new.tenant_id, case when v_customer is null then 'contact' else 'customer' end,
         'action.' || (new.request -> 'action' ->> 'value'), lower(new.outcome ->> 'type'),
         left(new.outcome ->> 'reason', 100), left(new.outcome -> 'receipt' ->> 'reference', 100),
         new.idempotency_key, c.conversation_id, c.contact_id, v_customer
  from conversation c where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id
  on conflict do nothing;
  return null;
end $$;
create or replace trigger audit_action after update of state on action_run for each row
  when (new.state = 'ended' and old.state <> 'ended')
  execute function audit_action();

-- In whose name the transaction is: the person who asked for it at the desk, by id; null where nobody did.
create or replace function desk_person() returns text
language sql stable as $$
  select nullif(current_setting('app.person_id', true), '')
$$;

-- Whoever changed it, and not who has the conversation: the person at the desk in whose name it is; an agent who takes it
-- over, or answers past Recado ('phone'); the bot, which wants a person for it, or has it back where nobody asked for
-- that; and the customer, who waits no more. Whose hands it was put into by another is the reference. What a tenant's
-- rule did (app.desk_deed) was nobody's doing; the reference says whom it gave the conversation to, or took it back from.
create or replace function audit_handler() returns trigger
language plpgsql as $$
declare
  v_agent constant text := coalesce(desk_person(), case new.handler when 'agent' then new.handler_name end);
  v_deed constant text := nullif(current_setting('app.desk_deed', true), '');
begin
  if v_deed is not null then
    insert into audit_entry (tenant_id, actor_kind, action, outcome, reference, conversation_id, contact_id)
    values (new.tenant_id, 'bot', 'conversation.' || v_deed, 'done',
            case new.handler when 'agent' then new.handler_name else old.handler_name end,
            new.conversation_id, new.contact_id);
    return null;
  end if;
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference, conversation_id, contact_id)
  values (
    new.tenant_id,
    case when v_agent is not null then 'agent' when (old.handler, new.handler) = ('queue', 'bot') then 'contact' else 'bot' end,
    v_agent,
    case new.handler when 'agent' then 'conversation.taken_over' when 'queue' then 'conversation.queued'
                     else 'conversation.handed_back' end,
    'done', case when new.handler = 'agent' and new.handler_name <> v_agent then new.handler_name end,
    new.conversation_id, new.contact_id);
  return null;
end $$;
create or replace trigger audit_handler after update of handler, handler_name on conversation for each row
  when (new.handler <> old.handler or (new.handler = 'agent' and new.handler_name is distinct from old.handler_name))
  execute function audit_handler();

create or replace function audit_dead_letter() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference, conversation_id, contact_id)
  select new.tenant_id, 'agent', new.acted_by,
         case new.action when 'replay' then 'letter.replayed' when 'discard' then 'letter.dropped'
                         else 'letter.found_delivered' end,
         'done', left(new.error_code, 100), new.outbox_id::text, c.conversation_id, c.contact_id
  from outbox o join conversation c on c.tenant_id = o.tenant_id and c.conversation_id = o.conversation_id
  where o.tenant_id = new.tenant_id and o.outbox_id = new.outbox_id;
  return null;
end $$;
create or replace trigger audit_dead_letter after insert on dead_letter_action for each row
  execute function audit_dead_letter();

-- A request that waits for its backend, had tried at once or given up by a person. How it ends is entered when it ends.
create or replace function audit_queued_action() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference, conversation_id, contact_id)
  select new.tenant_id, 'agent', desk_person(),
         case when new.outcome is null then 'queue.retried' else 'queue.dropped' end,
         'done', left(new.request -> 'action' ->> 'value', 100), c.conversation_id, c.contact_id
  from conversation c where c.tenant_id = new.tenant_id and c.conversation_id = new.conversation_id;
  return null;
end $$;
create or replace trigger audit_queued_action after update of due_at on action_run for each row
  when (new.state = 'queued' and old.state = 'queued' and desk_person() is not null)
  execute function audit_queued_action();

-- A channel, connected or changed by a person. What is seeded or checked is nobody's deed. Which of its secrets changed is
-- sealed, so whoever changes another than a provider's says so (app.channel_deed).
create or replace function audit_channel() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (new.tenant_id, 'agent', desk_person(),
          'channel.' || case
            when tg_op = 'INSERT' then 'connected'
            when new.removed_at is not null and old.removed_at is null then 'removed'
            when new.paused and not old.paused then 'paused'
            when old.paused and not new.paused then 'resumed'
            when new.name <> old.name then 'renamed'
            when new.widget <> old.widget then 'dressed'
            when new.signed_only and not old.signed_only then 'signature_required'
            when old.signed_only and not new.signed_only then 'signature_waived'
            when new.quiet_period is distinct from old.quiet_period then 'quiet_period_set'
            else coalesce(nullif(current_setting('app.channel_deed', true), ''), 'secrets_replaced') end,
          'done', new.channel_id::text);
  return null;
end $$;
create or replace trigger audit_channel_connected after insert on channel for each row
  when (desk_person() is not null)
  execute function audit_channel();
create or replace trigger audit_channel_changed after update on channel for each row
  when (desk_person() is not null
        and (old.name, old.paused, old.removed_at, old.secrets, old.widget, old.signed_only, old.quiet_period)
          is distinct from
            (new.name, new.paused, new.removed_at, new.secrets, new.widget, new.signed_only, new.quiet_period))
  execute function audit_channel();

-- Knowledge that a person handed in, had fetched again or took away, by its title. What is seeded is nobody's deed.
create or replace function audit_knowledge() returns trigger
language plpgsql as $$
declare
  v_source constant knowledge_edition := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (v_source.tenant_id, 'agent', desk_person(),
          'knowledge.' || case tg_op
            when 'INSERT' then 'added'
            when 'DELETE' then 'removed'
            else case when new.kind = 'address' and (new.kind, new.title, new.language, new.url)
                                                  = (old.kind, old.title, old.language, old.url)
                   then 'fetched' else 'changed' end end,
          'done', left(v_source.title, 100));
  return null;
end $$;
create or replace trigger audit_knowledge_handed_in after insert or delete on knowledge_edition for each row
  when (desk_person() is not null) execute function audit_knowledge();
create or replace trigger audit_knowledge_changed after update of edition on knowledge_edition for each row
  when (desk_person() is not null) execute function audit_knowledge();

-- Which language model reads a tenant's messages, by its name, or that none is to. Another master key is nobody's deed.
create or replace function audit_language_model() returns trigger
language plpgsql as $$
declare
  v_model constant language_model := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (v_model.tenant_id, 'agent', desk_person(),
          'model.' || case
            when tg_op = 'DELETE' then 'removed' when v_model.choice = 'none' then 'refused' else 'connected' end,
          'done', left(v_model.provider || ' ' || v_model.model, 100));
  return null;
end $$;
create or replace trigger audit_language_model after insert or update or delete on language_model for each row
  when (desk_person() is not null) execute function audit_language_model();
