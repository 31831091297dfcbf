-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- Any number of nodes may call these at once. Whoever assigns at a tenant holds its rule; who finds it held leaves it to
-- them. A conversation's row is locked before its desk_wait row, as everywhere, and never waited for.

-- Kept by the handler's trigger (R__inbox.sql), in the transactions of the data plane. Who takes over what waits has not
-- answered by that: the customer goes on waiting since the same moment, but what nobody was given is not taken back.
create or replace function follow_desk_wait(p_now conversation) returns void
language plpgsql as $$
begin
  if p_now.handler = 'bot' then
    delete from desk_wait w where w.tenant_id = p_now.tenant_id and w.conversation_id = p_now.conversation_id;
    return;
  end if;
  if p_now.handler = 'queue' then
    insert into desk_wait (tenant_id, conversation_id, waiting_since)
    values (p_now.tenant_id, p_now.conversation_id, coalesce(p_now.handler_since, clock_timestamp()))
    on conflict (tenant_id, conversation_id) do nothing;
  end if;
  update desk_wait w set person_id = null, assigned_at = null, held = (p_now.handler = 'agent')
  where w.tenant_id = p_now.tenant_id and w.conversation_id = p_now.conversation_id
    and (p_now.handler = 'queue' or w.person_id::text is distinct from p_now.handler_name)
    and (w.person_id is not null or w.held <> (p_now.handler = 'agent'));
end $$;

-- How many conversations a person has in hand; what lies aside does not count.
create or replace function in_hand(p_tenant uuid, p_person uuid) returns bigint
language sql stable as $$
  select count(*) from conversation c
  where c.tenant_id = p_tenant and c.handler = 'agent' and c.handler_name = p_person::text and not exists (
    select from conversation_snooze s
    where s.tenant_id = c.tenant_id and s.conversation_id = c.conversation_id and s.until > clock_timestamp())
$$;

-- Whether a person's panel is open: it renews its sign-in every quarter of an hour, in a hidden window as well.
create or replace function has_panel_open(p_tenant uuid, p_person uuid) returns boolean
language sql stable as $$
  select exists (
    select from person_session s
    where s.tenant_id = p_tenant and s.person_id = p_person and s.revoked_at is null
      and s.expires_at > clock_timestamp() and s.renewed_at > clock_timestamp() - interval '20 minutes')
$$;

-- Whether a person of the desk can be reached: who closed the panel and went home is not there, available or not.
create or replace function is_there(p_agent desk_agent) returns boolean
language sql stable as $$
  select p_agent.available and has_panel_open(p_agent.tenant_id, p_agent.person_id)
$$;

-- Gives one waiting conversation to whose turn it is: who waits longest comes first, and the next person is the least
-- busy, or who has been given none for the longest time. What the bot has just said goes out before, because a takeover
-- would take it back. Gives the conversation; null when there is none to give, nobody to give it to, or another node is
-- at it.
create or replace function assign_next(p_tenant uuid) returns uuid
language plpgsql as $$
declare
  v_rule  desk_rule;
  v_free  desk_agent[];
  v_busy  bigint[]; -- by place, as v_free
  v_found record;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  select * into v_rule from desk_rule r where r.tenant_id = p_tenant and r.kind <> 'queue' for update skip locked;
  if not found then
    return null;
  end if;
  -- Counted once, whatever number waits.
  select array_agg(a), array_agg(busy.count) into v_free, v_busy
  from desk_agent a cross join lateral in_hand(p_tenant, a.person_id) as busy (count)
  where a.tenant_id = p_tenant and is_there(a) and busy.count < a.most;
  if v_free is null then
    return null;
  end if;

  for v_found in
    select w.conversation_id, taker.person_id
    from desk_wait w
    join conversation c on c.tenant_id = w.tenant_id and c.conversation_id = w.conversation_id and c.handler = 'queue'
    cross join lateral (
      select (v_free[n.place]).person_id from generate_subscripts(v_free, 1) n (place)
      where (v_free[n.place]).person_id <> all(w.missed)
      order by case v_rule.kind when 'least_busy' then v_busy[n.place] end,
               (v_free[n.place]).last_assigned_at nulls first, (v_free[n.place]).person_id
      limit 1) taker
    where w.tenant_id = p_tenant and w.person_id is null
      and not exists (
        select from conversation_snooze s
        where s.tenant_id = w.tenant_id and s.conversation_id = w.conversation_id and s.until > clock_timestamp())
      and not exists (
        select from outbox o
        where o.tenant_id = w.tenant_id and o.conversation_id = w.conversation_id and o.author = 'bot'
          and (o.state = 'sending' or o.state = 'pending' and w.waiting_since > clock_timestamp() - interval '30 seconds'))
    order by w.waiting_since, w.conversation_id limit 20
  loop
    perform from conversation c
    where c.tenant_id = p_tenant and c.conversation_id = v_found.conversation_id and c.handler = 'queue'
    for no key update skip locked;
    if found then
      perform give_to(p_tenant, v_found.conversation_id, v_found.person_id);
      return v_found.conversation_id;
    end if;
  end loop;
  return null;
end $$;

-- Only for assign_next, which holds the conversation.
create or replace function give_to(p_tenant uuid, p_conversation uuid, p_person uuid) returns void
language plpgsql as $$
begin
  update desk_wait w set person_id = p_person, assigned_at = clock_timestamp()
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation;
  update desk_agent a set last_assigned_at = clock_timestamp()
  where a.tenant_id = p_tenant and a.person_id = p_person;
  perform set_config('app.desk_deed', 'assigned', true);
  perform change_handler(p_tenant, p_conversation, p_person::text);
  perform set_config('app.desk_deed', '', true);
end $$;

-- Puts one conversation back into the queue whose person has not answered in time: at its old place there, and not for
-- the same person again. What they have put aside they have seen. Gives the conversation; null when there is none.
create or replace function return_next(p_tenant uuid) returns uuid
language plpgsql as $$
declare
  v_found record;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  for v_found in
    select w.conversation_id, w.person_id, w.waiting_since
    from desk_wait w join desk_rule r on r.tenant_id = w.tenant_id
    where w.tenant_id = p_tenant and w.assigned_at < clock_timestamp() - r.take_back
      and not exists (
        select from conversation_snooze s
        where s.tenant_id = w.tenant_id and s.conversation_id = w.conversation_id and s.until > clock_timestamp())
    order by w.assigned_at limit 20
  loop
    perform from conversation c
    where c.tenant_id = p_tenant and c.conversation_id = v_found.conversation_id
      and c.handler = 'agent' and c.handler_name = v_found.person_id::text
    for no key update skip locked;
    if found then
      -- Whoever was quicker, another node or the person's answer, has changed the row.
      update desk_wait w set person_id = null, assigned_at = null, missed = w.missed || v_found.person_id
      where w.tenant_id = p_tenant and w.conversation_id = v_found.conversation_id and w.person_id = v_found.person_id;
      continue when not found;
      perform set_config('app.desk_deed', 'returned', true);
      update conversation c set
        epoch = c.epoch + 1, handler = 'queue', handler_name = null, handler_since = v_found.waiting_since
      where c.tenant_id = p_tenant and c.conversation_id = v_found.conversation_id;
      perform set_config('app.desk_deed', '', true);
      return v_found.conversation_id;
    end if;
  end loop;
  return null;
end $$;

-- Who waits, has not been told that nobody is there, and is to be told: all of them while the desk is closed, and while
-- it is open those of whom nobody is there, or only people who had them and did not answer. Where people take
-- conversations themselves, who has not said whether they are available is there while their panel is open.
create or replace function absence_to_tell(p_tenant uuid, p_open boolean, p_most int)
returns table (conversation_id uuid, language text)
language sql stable as $$
  with there as materialized (
    select coalesce(array_agg(a.person_id), '{}') as people,
           exists (
             select from desk_rule r join membership m on m.tenant_id = r.tenant_id
             where r.tenant_id = p_tenant and r.kind = 'queue' and has_panel_open(m.tenant_id, m.person_id)
               and not exists (
                 select from desk_agent d where d.tenant_id = m.tenant_id and d.person_id = m.person_id)) as watched
    from desk_agent a where a.tenant_id = p_tenant and is_there(a)
  )
  select w.conversation_id, c.dialogue ->> 'language'
  from there, desk_wait w
  join desk_rule r on r.tenant_id = w.tenant_id and r.tells_absence
  join conversation c on c.tenant_id = w.tenant_id and c.conversation_id = w.conversation_id and c.handler = 'queue'
  where w.tenant_id = p_tenant and w.told_at is null
    and not (p_open and (there.watched or not there.people <@ w.missed))
  order by w.waiting_since limit p_most
$$;

-- Tells one customer who waits that nobody is there: once, and not after a person has the conversation. A takeover that
-- comes later takes it back like all that the bot has prepared.
create or replace function tell_absence(p_tenant uuid, p_conversation uuid, p_message uuid, p_content jsonb) returns boolean
language plpgsql as $$
declare
  v_place bigint;
  v_held  conversation;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  select w.next_outbound into v_place from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation for update;
  select * into v_held from conversation c
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation for share;
  if v_held.handler is distinct from 'queue' then
    return false;
  end if;
  update desk_wait w set told_at = clock_timestamp()
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation and w.told_at is null;
  if not found then
    return false;
  end if;
  insert into message (tenant_id, conversation_id, at, message_id, author, content)
  values (p_tenant, p_conversation, clock_timestamp(), p_message, 'bot', p_content);
  insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, address, author, epoch, content, sequence,
                      last_inbound_id)
  values (p_tenant, p_message, p_conversation, v_held.channel_id, v_held.address, 'bot', v_held.epoch, p_content, v_place,
          v_held.last_inbound_id);
  update conversation_work w set next_outbound = v_place + 1
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation;
  return true;
end $$;

-- What is changed of the rule and of availability enters the audit; being given a conversation is told by that itself.
create or replace function audit_desk_rule() returns trigger
language plpgsql as $$
begin
  perform audit_desk(new.tenant_id, 'desk.rule_set', new.kind, null);
  return null;
end $$;
create or replace trigger audit_desk_rule after insert or update on desk_rule for each row
  execute function audit_desk_rule();

create or replace function audit_desk_agent() returns trigger
language plpgsql as $$
begin
  perform audit_desk(new.tenant_id, case when new.available then 'desk.available' else 'desk.away' end,
                     new.person_id::text, null);
  return null;
end $$;
create or replace trigger audit_desk_agent after insert or update of available, most on desk_agent for each row
  execute function audit_desk_agent();
