-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- All of these run in a transaction that names the tenant and the person who asked (desk_person).

create or replace function audit_contact(p_tenant uuid, p_action text, p_reference text, p_contact uuid) returns void
language sql as $$
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference, contact_id)
  select p_tenant, case when desk_person() is null then 'bot' else 'agent' end, desk_person(), p_action, 'done',
         left(p_reference, 100), p_contact
$$;

-- Notes and tags are the team's words: the audit says that they changed, and not to what.
create or replace function audit_contact_change() returns trigger
language plpgsql as $$
begin
  if new.note is distinct from old.note then
    perform audit_contact(new.tenant_id, 'contact.noted', null, new.contact_id);
  end if;
  if new.tags is distinct from old.tags then
    perform audit_contact(new.tenant_id, 'contact.tagged', null, new.contact_id);
  end if;
  if (new.blocked_at is null) <> (old.blocked_at is null) then
    perform audit_contact(new.tenant_id, case when new.blocked_at is null then 'contact.unblocked' else 'contact.blocked' end,
                          null, new.contact_id);
  end if;
  perform note_inbox_change(c.tenant_id, c.conversation_id) from conversation c
  where c.tenant_id = new.tenant_id and c.contact_id = new.contact_id;
  return null;
end $$;
create or replace trigger audit_contact_change after update of note, tags, blocked_at on contact for each row
  when (desk_person() is not null and old.erased_at is null and new.erased_at is null)
  execute function audit_contact_change();

-- From now on nobody listens to a contact, or somebody does again. Who waits for a person waits no longer; what a person
-- has in hand stays theirs. False when there is no such contact.
create or replace function block_contact(p_tenant uuid, p_contact uuid, p_blocked boolean) returns boolean
language plpgsql as $$
declare
  v_conversation uuid;
begin
  perform from contact c
  where c.tenant_id = p_tenant and c.contact_id = p_contact and c.merged_into is null for no key update;
  if not found then
    return false;
  end if;
  for v_conversation in
    select c.conversation_id from conversation c
    where c.tenant_id = p_tenant and c.contact_id = p_contact order by c.conversation_id
  loop
    -- Recording holds this row: what comes after is not listened to.
    update conversation_work w set blocked = p_blocked
    where w.tenant_id = p_tenant and w.conversation_id = v_conversation;
    if p_blocked then
      perform stop_listening(p_tenant, v_conversation);
      perform change_handler(p_tenant, v_conversation, null) from conversation c
      where c.tenant_id = p_tenant and c.conversation_id = v_conversation and c.handler = 'queue';
    end if;
  end loop;
  update contact c set blocked_at = case when p_blocked then coalesce(c.blocked_at, clock_timestamp()) end
  where c.tenant_id = p_tenant and c.contact_id = p_contact;
  return true;
end $$;

-- What was said and not answered yet stays so. What somebody asked for before is still done, when its time comes. Only for
-- block_contact, which holds the work row.
create or replace function stop_listening(p_tenant uuid, p_conversation uuid) returns void
language plpgsql as $$
begin
  update journal j set applied_at = clock_timestamp()
  where j.tenant_id = p_tenant and j.conversation_id = p_conversation and j.applied_at is null;
  update conversation_work w set
    silence_at = null, pending_since = null,
    due_at = (select min(a.due_at) from action_run a
              where a.tenant_id = p_tenant and a.conversation_id = p_conversation and a.state = 'queued')
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation;
end $$;

-- Who waits twice for the same service waits once: for what p_into asked for, from when the first of the two asked, and
-- what is held for the other is free again. Only for merge_contacts.
create or replace function merge_waiting(p_tenant uuid, p_into uuid, p_from uuid) returns void
language plpgsql as $$
declare
  v_twice record;
begin
  for v_twice in
    select f.entry_id as gone, f.asked_at, i.entry_id as kept
    from waiting_entry f
    join waiting_entry i on i.tenant_id = f.tenant_id and i.service_id = f.service_id
      and i.contact_id = p_into and i.state = 'waiting'
    where f.tenant_id = p_tenant and f.contact_id = p_from and f.state = 'waiting' order by f.entry_id
  loop
    perform leave_waiting(p_tenant, v_twice.gone);
    update waiting_entry w set asked_at = least(w.asked_at, v_twice.asked_at)
    where w.tenant_id = p_tenant and w.entry_id = v_twice.kept;
  end loop;
  update waiting_entry w set contact_id = p_into where w.tenant_id = p_tenant and w.contact_id = p_from;
end $$;

-- As one who leaves the list does. Only for merge_waiting and erase_plans.
create or replace function leave_waiting(p_tenant uuid, p_entry uuid) returns void
language plpgsql as $$
begin
  update waiting_entry w set state = 'withdrawn'
  where w.tenant_id = p_tenant and w.entry_id = p_entry and w.state = 'waiting';
  update appointment a set state = 'lapsed'
  where a.tenant_id = p_tenant and a.waiting_id = p_entry and a.state = 'held';
end $$;

-- Two contacts are one person: what was p_from's is p_into's from now on. What was proven in a conversation counts for who
-- proved it, and is not taken over. Gives 'done', 'no-contact' or 'same'; there is no way back.
create or replace function merge_contacts(p_tenant uuid, p_into uuid, p_from uuid) returns text
language plpgsql as $$
declare
  v_into contact;
  v_from contact;
begin
  if p_into = p_from then
    return 'same';
  end if;
  perform from contact c
  where c.tenant_id = p_tenant and c.contact_id in (p_into, p_from) order by c.contact_id for update;
  select * into v_into from contact c
  where c.tenant_id = p_tenant and c.contact_id = p_into and c.merged_into is null and c.erased_at is null;
  if not found then
    return 'no-contact';
  end if;
  select * into v_from from contact c
  where c.tenant_id = p_tenant and c.contact_id = p_from and c.merged_into is null and c.erased_at is null;
  if not found then
    return 'no-contact';
  end if;
  -- As turns do: the work row before the conversation.
  perform from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id in (
    select c.conversation_id from conversation c where c.tenant_id = p_tenant and c.contact_id in (p_into, p_from))
  order by w.conversation_id for update;

  update conversation c set contact_id = p_into where c.tenant_id = p_tenant and c.contact_id = p_from;
  update ticket t set contact_id = p_into where t.tenant_id = p_tenant and t.contact_id = p_from;
  update appointment a set contact_id = p_into where a.tenant_id = p_tenant and a.contact_id = p_from;
  perform merge_waiting(p_tenant, p_into, p_from);
  update media_words m set contact_id = p_into where m.tenant_id = p_tenant and m.contact_id = p_from;
  update contact c set
    name = coalesce(c.name, v_from.name),
    note = left(nullif(concat_ws(E'\n', c.note, v_from.note), ''), 4096),
    tags = (select coalesce(array_agg(distinct t.tag), '{}') from (
              select unnest(c.tags || v_from.tags) order by 1 limit 50) t (tag))
  where c.tenant_id = p_tenant and c.contact_id = p_into;
  update contact c set merged_into = p_into, name = null, note = null, tags = '{}'
  where c.tenant_id = p_tenant and (c.contact_id = p_from or c.merged_into = p_from);
  perform audit_contact(p_tenant, 'contact.merged', p_from::text, p_into);
  -- Blocked is blocked.
  if v_into.blocked_at is not null or v_from.blocked_at is not null then
    perform block_contact(p_tenant, p_into, true);
  end if;
  perform note_inbox_change(c.tenant_id, c.conversation_id) from conversation c
  where c.tenant_id = p_tenant and c.contact_id = p_into;
  return 'done';
end $$;

-- Nothing of what a contact said or was called is left; that there were conversations, tickets and payments is, without
-- words. Who writes again is somebody new. A turn that is under way finds its lease gone, and writes nothing. Invoices
-- and what was booked stay: laws ask for them. False when there is no such contact.
create or replace function erase_contact(p_tenant uuid, p_contact uuid) returns boolean
language plpgsql as $$
declare
  v_contacts      uuid[];
  v_conversations uuid[];
begin
  perform from contact c
  where c.tenant_id = p_tenant and c.contact_id = p_contact and c.merged_into is null for update;
  if not found then
    return false;
  end if;
  v_contacts := array(select c.contact_id from contact c
                      where c.tenant_id = p_tenant and p_contact in (c.contact_id, c.merged_into));
  v_conversations := array(select c.conversation_id from conversation c
                           where c.tenant_id = p_tenant and c.contact_id = any(v_contacts) order by 1);
  -- Who follows what is said writes words down; it waits here, and then finds none.
  perform from search_progress p where p.tenant_id = p_tenant for update;
  perform from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = any(v_conversations) order by w.conversation_id for update;
  update conversation_work w set
    fence = w.fence + 1, lease_until = null, leased_by = null, due_at = null, pending_since = null, silence_at = null,
    last_error = null, erased = true
  where w.tenant_id = p_tenant and w.conversation_id = any(v_conversations);
  update conversation c set
    epoch = c.epoch + 1, handler = 'bot', handler_name = null, handler_since = null, address = '', last_inbound_id = null,
    dialogue = c.dialogue - '{offer,lastSaid,lastTurnAt,silenceAt,told}'::text[]
      || '{"runs": [], "agenda": [], "queued": [], "looseFiles": [], "failures": 0, "reminders": 0}'::jsonb
  where c.tenant_id = p_tenant and c.conversation_id = any(v_conversations);
  perform erase_letters(p_tenant, v_conversations);
  delete from signed_visitor s using channel_user u
  where u.tenant_id = p_tenant and u.conversation_id = any(v_conversations)
    and s.tenant_id = p_tenant and s.channel_id = u.channel_id and s.user_id = u.user_id;
  delete from channel_user u where u.tenant_id = p_tenant and u.conversation_id = any(v_conversations);

  perform erase_words(p_tenant, v_contacts, v_conversations);
  perform erase_errands(p_tenant, v_contacts, v_conversations);
  perform erase_plans(p_tenant, v_contacts, v_conversations);

  update contact c set name = null, note = null, tags = '{}', erased_at = coalesce(c.erased_at, clock_timestamp())
  where c.tenant_id = p_tenant and c.contact_id = any(v_contacts);
  -- Nobody has anything to do with what is empty.
  update conversation c set resolved_at = clock_timestamp()
  where c.tenant_id = p_tenant and c.conversation_id = any(v_conversations);
  perform note_inbox_change(p_tenant, c.id) from unnest(v_conversations) c (id);
  perform audit_contact(p_tenant, 'contact.erased', null, p_contact);
  return true;
end $$;

-- What was said and read. The keys of what was delivered stay as long as deliveries do, so that a redelivery is known.
-- Only for erase_contact.
create or replace function erase_words(p_tenant uuid, p_contacts uuid[], p_conversations uuid[]) returns void
language plpgsql as $$
begin
  delete from webhook_body b using journal j
  where j.tenant_id = p_tenant and j.conversation_id = any(p_conversations)
    and b.tenant_id = p_tenant and b.body_id = j.body_id;
  update journal j set event = '{"type": "Erased"}', applied_at = coalesce(j.applied_at, clock_timestamp())
  where j.tenant_id = p_tenant and j.conversation_id = any(p_conversations);
  update outbox o set
    content = '{"type": "Text", "body": "–"}', address = '', last_inbound_id = null, last_error = null,
    state = case when o.state = 'pending' then 'withdrawn' else o.state end,
    ended_at = case when o.state = 'pending' then clock_timestamp() else o.ended_at end
  where o.tenant_id = p_tenant and o.conversation_id = any(p_conversations);
  delete from message m where m.tenant_id = p_tenant and m.conversation_id = any(p_conversations);
  delete from sent_file f where f.tenant_id = p_tenant and f.conversation_id = any(p_conversations);
  delete from received_file f where f.tenant_id = p_tenant and f.conversation_id = any(p_conversations);
  delete from reading r where r.tenant_id = p_tenant and r.conversation_id = any(p_conversations);
  delete from labelled_sentence s where s.tenant_id = p_tenant and s.conversation_id = any(p_conversations);
  delete from media_words w where w.tenant_id = p_tenant and w.contact_id = any(p_contacts);
  delete from conversation_word w where w.tenant_id = p_tenant and w.conversation_id = any(p_conversations);
  delete from conversation_label l where l.tenant_id = p_tenant and l.conversation_id = any(p_conversations);
  delete from conversation_snooze s where s.tenant_id = p_tenant and s.conversation_id = any(p_conversations);
end $$;

-- What a visitor's page shows is kept by the gateway, which a control plane alone may not know. Only for erase_contact.
create or replace function erase_letters(p_tenant uuid, p_conversations uuid[]) returns void
language plpgsql as $$
begin
  if to_regclass('webchat_letter') is not null then
    execute 'update webchat_letter l set content = ''{"type": "text", "text": "–"}'' from channel_user u '
            'where u.tenant_id = $1 and u.conversation_id = any($2) and l.tenant_id = u.tenant_id '
            'and l.channel_id = u.channel_id and l.visitor = u.user_id'
    using p_tenant, p_conversations;
  end if;
end $$;

-- What was asked for. Only for erase_contact.
create or replace function erase_errands(p_tenant uuid, p_contacts uuid[], p_conversations uuid[]) returns void
language plpgsql as $$
begin
  update action_run a set
    state = 'ended', due_at = null, ended_at = coalesce(a.ended_at, clock_timestamp()),
    outcome = case when a.state = 'ended' then a.outcome else '{"type": "Rejected", "reason": "erased"}' end
  where a.tenant_id = p_tenant and a.conversation_id = any(p_conversations);
  update action_run a set request = jsonb_build_object('action', a.request -> 'action')
  where a.tenant_id = p_tenant and a.conversation_id = any(p_conversations);

  delete from ticket_file f using ticket t
  where t.tenant_id = p_tenant and t.contact_id = any(p_contacts) and f.tenant_id = p_tenant and f.number = t.number;
  update ticket_attachment f set file_id = '', name = null from ticket t
  where t.tenant_id = p_tenant and t.contact_id = any(p_contacts) and f.tenant_id = p_tenant and f.number = t.number;
  -- What a ticket was sorted as is the product's word, and read as such.
  update ticket_event e set words = '–' from ticket t
  where t.tenant_id = p_tenant and t.contact_id = any(p_contacts) and e.tenant_id = p_tenant and e.number = t.number
    and e.words is not null and e.kind not in ('sorted', 'prioritised');
  update ticket_rating r set words = null from ticket t
  where t.tenant_id = p_tenant and t.contact_id = any(p_contacts) and r.tenant_id = p_tenant and r.number = t.number;
  update ticket t set summary = '–' where t.tenant_id = p_tenant and t.contact_id = any(p_contacts);

  update transfer_claim c set reference = '–', proof = '[]'
  where c.tenant_id = p_tenant and c.conversation_id = any(p_conversations);
  update billing_matter m set words = '–', said = '–', due_at = null
  where m.tenant_id = p_tenant and m.conversation_id = any(p_conversations);
  update identity_challenge i set address = null, code_seal = null, former_seal = null, send_at = null
  where i.tenant_id = p_tenant and i.contact_id = any(p_contacts);
  update identity_event i set address = null where i.tenant_id = p_tenant and i.contact_id = any(p_contacts);
  update password_reset r set secret = null, token_hash = null
  where r.tenant_id = p_tenant and r.contact_id = any(p_contacts);
end $$;

-- What would have them written to later. Reminders of what is booked are told to nobody (tell_customer). A promise ends as
-- the books say, and who holds off because of it hears so. Only for erase_contact.
create or replace function erase_plans(p_tenant uuid, p_contacts uuid[], p_conversations uuid[]) returns void
language plpgsql as $$
begin
  perform leave_waiting(p_tenant, w.entry_id)
  from (select e.entry_id from waiting_entry e
        where e.tenant_id = p_tenant and e.contact_id = any(p_contacts) and e.state = 'waiting' order by 1) w;
  delete from incident_follower f where f.tenant_id = p_tenant and f.conversation_id = any(p_conversations);
  delete from ticket_due d using ticket t
  where t.tenant_id = p_tenant and t.contact_id = any(p_contacts) and d.tenant_id = p_tenant and d.number = t.number
    and d.kind = 'survey';

  with ended as (
    update payment_promise p set
      state = case when outstanding(p.tenant_id, p.invoice_id) <= 0 then 'kept' else 'broken' end,
      ended_at = clock_timestamp()
    where p.tenant_id = p_tenant and p.conversation_id = any(p_conversations) and p.state = 'open'
    returning p.state, p.invoice_id, p.promise_id
  )
  insert into business_event (tenant_id, event_id, kind, subject, cause)
  select p_tenant, gen_random_uuid(), 'promise_' || e.state, e.invoice_id, e.promise_id from ended e
  on conflict do nothing;
end $$;
