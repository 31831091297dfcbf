-- Records what one tenant's channels delivered, in one round trip: raw bodies, new customers, journal rows in the
-- order of each conversation, and the mark that there is work. What was delivered before changes nothing.
--
--   bodies   [{id, channel, from, length}], from and length (in bytes, from 1) saying which of the bytes are theirs
--   heard    [{place, channel, ids, name, language, contact, conversation, person, events: [{key, body, event}]}]
--            what was said with one customer, in order; contact and conversation are ids to use should they be new;
--            person: it was said by somebody of the tenant, past Recado
--   outside  [{channel, body, key, event, receipt: {message, opaque, status, rank, at, error, code, replayAfter, down}}]
--            what belongs to no conversation; at most one receipt of a message
--   dialogues  the state a dialogue begins in, by language
--   quiet    how long a burst must be over, where the channel does not say
--   late     how old a person's words may be to silence the bot
--
-- Gives the events that are new, with the conversation and its quiet period where they have one. Users, and then conversations, are locked in one order everywhere, so that two
-- deliveries cannot wait for each other. Runs with the caller's rights: row-level security holds in here.
create or replace function record_deliveries(
  p_tenant uuid, p_bodies jsonb, p_bytes bytea, p_heard jsonb, p_outside jsonb, p_dialogues jsonb,
  p_quiet interval, p_late interval)
returns table (channel uuid, key text, conversation uuid, quiet interval)
language plpgsql as $$
#variable_conflict use_column
declare
  v_heard        jsonb;
  v_known        uuid[];
  v_conversation uuid;
  v_ids          text[];
  v_all          jsonb := '[]';
  v_next         bigint;
  v_quiet        interval;
  v_recorded     int;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);

  insert into webhook_body (tenant_id, body_id, channel_id, body)
  select p_tenant, (b ->> 'id')::uuid, (b ->> 'channel')::uuid,
         substring(p_bytes from (b ->> 'from')::int for (b ->> 'length')::int)
  from jsonb_array_elements(p_bodies) b;

  return query select o.channel, o.key, null::uuid, null::interval from record_outside(p_tenant, p_outside) o;

  for v_heard in
    select h from jsonb_array_elements(p_heard) h order by h ->> 'channel', h -> 'ids' ->> 0, h ->> 'place'
  loop
    select array_agg(i.id order by i.place) into v_ids
    from jsonb_array_elements_text(v_heard -> 'ids') with ordinality as i (id, place);
    v_conversation := conversation_of(p_tenant, v_heard, v_ids, p_dialogues);
    v_all := v_all || (v_heard || jsonb_build_object('conversation', v_conversation));
  end loop;

  for v_heard in
    select h from jsonb_array_elements(v_all) h order by h ->> 'conversation', (h ->> 'place')::int
  loop
    v_conversation := v_heard ->> 'conversation';
    -- Held until the commit, so that places are given in commit order.
    select w.next_inbound into strict v_next from conversation_work w
    where w.tenant_id = p_tenant and w.conversation_id = v_conversation for update;
    select coalesce(c.quiet_period, p_quiet) into strict v_quiet from channel c
    where c.tenant_id = p_tenant and c.channel_id = (v_heard ->> 'channel')::uuid;

    return query
      insert into journal (tenant_id, channel_id, body_id, conversation_id, event_key, event, sequence)
      select p_tenant, (v_heard ->> 'channel')::uuid, (e.item ->> 'body')::uuid, v_conversation,
             e.item ->> 'key', e.item -> 'event', v_next + e.place - 1
      from jsonb_array_elements(v_heard -> 'events') with ordinality as e (item, place)
      on conflict do nothing
      returning channel_id, event_key, conversation_id, v_quiet;
    get diagnostics v_recorded = row_count;
    continue when v_recorded = 0;

    -- Due once it has been quiet for a while, but not later than five quiet periods after its first waiting event:
    -- who writes without a pause is answered too. A new message also gives a conversation that was set aside
    -- another try.
    update conversation_work w set
      next_inbound = v_next + jsonb_array_length(v_heard -> 'events'),
      pending_since = coalesce(w.pending_since, clock_timestamp()),
      due_at = least(clock_timestamp() + v_quiet,
                     coalesce(w.pending_since, clock_timestamp()) + 5 * v_quiet),
      attempts = case when w.parked then 0 else w.attempts end,
      parked = false
    where w.tenant_id = p_tenant and w.conversation_id = v_conversation;

    -- Already here, not in the turn: a turn that is under way must find the epoch changed.
    if (v_heard ->> 'person')::boolean
        and (v_heard -> 'events' -> -1 -> 'event' ->> 'at')::timestamptz > clock_timestamp() - p_late then
      update conversation c set
        epoch = c.epoch + 1, handler = 'agent', handler_name = 'phone', handler_since = clock_timestamp()
      where c.tenant_id = p_tenant and c.conversation_id = v_conversation and c.handler <> 'agent';
    end if;
  end loop;
end $$;

-- The conversation of a channel's user, begun for a user never seen. Every id the channel gives for a person leads
-- to the same conversation; where ids of one person have begun as two, the best id decides. Only for
-- record_deliveries, which has named the tenant.
create or replace function conversation_of(p_tenant uuid, p_heard jsonb, p_ids text[], p_dialogues jsonb)
returns uuid
language plpgsql as $$
declare
  v_channel constant uuid := p_heard ->> 'channel';
  v_found   uuid;
  v_known   bigint;
  v_added   bigint;
begin
  select (array_agg(u.conversation_id order by array_position(p_ids, u.user_id)))[1], count(*)
  into v_found, v_known
  from channel_user u where u.tenant_id = p_tenant and u.channel_id = v_channel and u.user_id = any(p_ids);
  if v_known = cardinality(p_ids) then
    return v_found;
  end if;

  -- Waits for a concurrent transaction that adds the same user, then adds nothing.
  insert into channel_user (tenant_id, channel_id, user_id, conversation_id)
  select p_tenant, v_channel, i.id, coalesce(v_found, (p_heard ->> 'conversation')::uuid)
  from unnest(p_ids) i (id) order by i.id
  on conflict do nothing;
  get diagnostics v_added = row_count;
  if v_found is not null then
    return v_found;
  end if;
  if v_added = 0 then
    select u.conversation_id into strict v_found
    from channel_user u where u.tenant_id = p_tenant and u.channel_id = v_channel and u.user_id = any(p_ids)
    order by array_position(p_ids, u.user_id) limit 1;
    return v_found;
  end if;

  v_found := p_heard ->> 'conversation';
  insert into contact (tenant_id, contact_id, name)
  values (p_tenant, (p_heard ->> 'contact')::uuid, p_heard ->> 'name');
  insert into conversation (tenant_id, conversation_id, channel_id, contact_id, address, dialogue)
  select p_tenant, v_found, v_channel, (p_heard ->> 'contact')::uuid, p_ids[1],
         p_dialogues -> coalesce(p_heard ->> 'language', t.language)
  from tenant t where t.tenant_id = p_tenant;
  insert into conversation_work (tenant_id, conversation_id) values (p_tenant, v_found);
  return v_found;
end $$;

-- Receipts and news of the channels. A receipt only moves forward, and may come before the send call has returned:
-- it needs no outbox row. What a channel took and could not deliver after all is a dead letter like any other.
-- Only for record_deliveries, which has named the tenant.
create or replace function record_outside(p_tenant uuid, p_outside jsonb)
returns table (channel uuid, key text)
language plpgsql as $$
#variable_conflict use_column
begin
  if jsonb_array_length(p_outside) = 0 then
    return;
  end if;

  return query
    insert into journal (tenant_id, channel_id, body_id, event_key, event, applied_at)
    select p_tenant, (o ->> 'channel')::uuid, (o ->> 'body')::uuid, o ->> 'key', o -> 'event', clock_timestamp()
    from jsonb_array_elements(p_outside) o
    order by o ->> 'channel', o ->> 'key'
    on conflict do nothing
    returning channel_id, event_key;

  insert into delivery_receipt as known
    (tenant_id, channel_id, message_id, opaque_id, status, rank, at, error, code, replay_after)
  select p_tenant, (o ->> 'channel')::uuid, r ->> 'message', r ->> 'opaque', r ->> 'status',
         (r ->> 'rank')::smallint, (r ->> 'at')::timestamptz, r ->> 'error', r ->> 'code',
         (r ->> 'replayAfter')::bigint * interval '1 millisecond'
  from jsonb_array_elements(p_outside) o, lateral (select o -> 'receipt') as receipt (r)
  where r is not null
  order by o ->> 'channel', r ->> 'message'
  on conflict (tenant_id, channel_id, message_id) do update set
    status = excluded.status, rank = excluded.rank, at = excluded.at, error = excluded.error,
    code = excluded.code, replay_after = excluded.replay_after,
    opaque_id = coalesce(known.opaque_id, excluded.opaque_id)
  where excluded.rank > known.rank;

  -- A halt of the whole channel goes with what is news: receipts may come days late.
  with failed as (
    select (o ->> 'channel')::uuid as channel, r ->> 'message' as message, r ->> 'error' as error, r ->> 'code' as code,
           (r ->> 'replayAfter')::bigint * interval '1 millisecond' as replay_after,
           (r ->> 'down')::boolean and (r ->> 'at')::timestamptz > clock_timestamp() - interval '1 hour' as down
    from jsonb_array_elements(p_outside) o, lateral (select o -> 'receipt') as receipt (r)
    where r ->> 'status' = 'FAILED' order by 1, 2),
  buried as (
    update outbox m set
      state = 'dead', error_code = coalesce(f.code, 'failed'), last_error = f.error, ended_at = clock_timestamp(),
      due_at = clock_timestamp() + f.replay_after
    from failed f
    where m.tenant_id = p_tenant and m.channel_id = f.channel and m.provider_message_id = f.message
      and m.state = 'sent'
    returning m.channel_id, f.code, f.error, f.down)
  insert into channel_halt as h (tenant_id, channel_id, until, down_since, code, reason)
  select distinct on (b.channel_id) p_tenant, b.channel_id, clock_timestamp() + interval '5 minutes', clock_timestamp(),
         b.code, coalesce(b.error, b.code)
  from buried b where b.down order by b.channel_id
  on conflict (tenant_id, channel_id) do update set
    until = greatest(h.until, excluded.until), down_since = coalesce(h.down_since, excluded.down_since),
    code = excluded.code, reason = excluded.reason;
end $$;
