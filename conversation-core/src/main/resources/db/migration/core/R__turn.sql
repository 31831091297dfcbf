-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- What a turn starts from, in one round trip: the conversation with its tenant, the first of its events not yet
-- applied (p_most of them), and the actions that are to be tried again. Runs with the caller's rights: row-level
-- security holds in here.
create or replace function begin_turn(p_tenant uuid, p_conversation uuid, p_most int)
returns table (
  channel_id uuid, contact_id uuid, address text, handler text, handler_name text, handler_since timestamptz,
  epoch bigint, dialogue jsonb, last_heard_at timestamptz, name text, time_zone text, language text,
  pending jsonb, due_actions jsonb, now timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('app.tenant_id', p_tenant::text, true);

  return query
    select c.channel_id, c.contact_id, c.address, c.handler, c.handler_name, c.handler_since, c.epoch, c.dialogue,
           c.last_heard_at, t.name, t.time_zone, t.language,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'sequence', j.sequence, 'event', j.event, 'receivedAt', j.received_at) order by j.sequence), '[]')
            from (select * from journal
                  where tenant_id = p_tenant and conversation_id = p_conversation and applied_at is null
                  order by sequence limit p_most) j),
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'request', a.request, 'flowRun', a.flow_run, 'step', a.step, 'attempts', a.attempts)
                     order by a.due_at), '[]')
            from action_run a
            where a.tenant_id = p_tenant and a.conversation_id = p_conversation and a.state = 'queued'
              and a.due_at <= clock_timestamp()),
           clock_timestamp()
    from conversation c join tenant t on t.tenant_id = c.tenant_id
    where c.tenant_id = p_tenant and c.conversation_id = p_conversation;
end $$;

-- Ends a turn, in one round trip: dialogue and handler, transcript, outbox rows, "these events are done", actions,
-- and the lease, all or nothing.
--
--   turn  {epoch, nextEpoch, dialogue, handler: {kind, name, since}, heard: {at, messageId, address},
--          lines: [{id, author, content}], notes: [{id, content}], replies: [{id, content}], applied: [sequence],
--          reading: {id, language, doubt, content} or left out: what was understood (V10__readings.sql),
--          redacted: [{sequence, event}] or left out: applied events that are not to be kept as they came,
--          actions: [{key, outcome, retryAfterMillis}], silenceAt, parkedFor}
--          lines: what customers and persons said; notes: for the agent's eyes, sent to nobody; an action without an
--          outcome is to be tried again; parkedFor: sets the conversation aside, for this reason
--
-- Gives 'lease_lost' or 'handler_changed', and has written nothing, when the turn came too late; otherwise
-- 'committed', and whether the conversation is due again at once.
create or replace function commit_turn(
  p_tenant uuid, p_conversation uuid, p_fence bigint, p_turn jsonb,
  out result text, out due_again boolean)
language plpgsql as $$
declare
  v_next    bigint;
  v_channel uuid;
  v_address text;
  v_inbound text;
  v_action  jsonb;
  v_events  boolean;
  v_next_action timestamptz;
begin
  perform set_config('app.tenant_id', p_tenant::text, true);
  due_again := false;

  -- Holds the conversation until the commit: what arrives meanwhile waits, and is then seen by the next turn only.
  select w.next_outbound into v_next from conversation_work w
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation and w.fence = p_fence
    and w.lease_until is not null
  for update;
  if not found then
    result := 'lease_lost';
    return;
  end if;

  update conversation c set
    dialogue = p_turn -> 'dialogue',
    handler = p_turn -> 'handler' ->> 'kind',
    handler_name = p_turn -> 'handler' ->> 'name',
    handler_since = (p_turn -> 'handler' ->> 'since')::timestamptz,
    epoch = (p_turn ->> 'nextEpoch')::bigint,
    last_heard_at = greatest(c.last_heard_at, (p_turn -> 'heard' ->> 'at')::timestamptz),
    last_inbound_id = coalesce(p_turn -> 'heard' ->> 'messageId', c.last_inbound_id),
    address = coalesce(p_turn -> 'heard' ->> 'address', c.address)
  where c.tenant_id = p_tenant and c.conversation_id = p_conversation and c.epoch = (p_turn ->> 'epoch')::bigint
  returning c.channel_id, c.address, c.last_inbound_id into v_channel, v_address, v_inbound;
  if not found then
    result := 'handler_changed';
    return;
  end if;

  -- The bot's own hand-over takes nothing back that it had said before.
  if p_turn ->> 'nextEpoch' <> p_turn ->> 'epoch' then
    update outbox m set epoch = (p_turn ->> 'nextEpoch')::bigint
    where m.tenant_id = p_tenant and m.conversation_id = p_conversation and m.author = 'bot'
      and m.epoch = (p_turn ->> 'epoch')::bigint and m.state in ('pending', 'sending');
  end if;

  insert into message (tenant_id, conversation_id, at, message_id, author, content)
  select p_tenant, p_conversation, clock_timestamp(), (l ->> 'id')::uuid, l ->> 'author', l -> 'content'
  from jsonb_array_elements(p_turn -> 'lines') l
  union all
  select p_tenant, p_conversation, clock_timestamp(), (n ->> 'id')::uuid, 'note', n -> 'content'
  from jsonb_array_elements(p_turn -> 'notes') n
  union all
  select p_tenant, p_conversation, clock_timestamp(), (r ->> 'id')::uuid, 'bot', r -> 'content'
  from jsonb_array_elements(p_turn -> 'replies') r;

  if jsonb_path_exists(p_turn, '$.lines[*].content.**.file.id') then
    perform await_files(p_tenant, p_conversation, v_channel, p_turn -> 'lines');
  end if;

  insert into reading (tenant_id, conversation_id, at, reading_id, language, doubt, message_ids, content, action_keys)
  select p_tenant, p_conversation, clock_timestamp(), (r ->> 'id')::uuid, r ->> 'language', r ->> 'doubt',
         array(select (l ->> 'id')::uuid from jsonb_array_elements(p_turn -> 'lines') l where l ->> 'author' = 'customer'),
         r -> 'content', array(select a ->> 'key' from jsonb_array_elements(p_turn -> 'actions') a)
  from (select p_turn -> 'reading') as turn (r)
  where r is not null;

  insert into outbox (tenant_id, outbox_id, conversation_id, channel_id, address, author, epoch, content, sequence,
                      last_inbound_id)
  select p_tenant, (r.item ->> 'id')::uuid, p_conversation, v_channel, v_address, 'bot',
         (p_turn ->> 'nextEpoch')::bigint, r.item -> 'content', v_next + r.place - 1, v_inbound
  from jsonb_array_elements(p_turn -> 'replies') with ordinality as r (item, place);

  update journal j set applied_at = clock_timestamp()
  where j.tenant_id = p_tenant and j.conversation_id = p_conversation and j.applied_at is null
    and j.sequence = any(array(select s::bigint from jsonb_array_elements_text(p_turn -> 'applied') s));

  -- Most turns have neither, and a statement over nothing costs nearly what one over a row does.
  if p_turn -> 'redacted' <> '[]' then
    update journal j set event = r -> 'event'
    from jsonb_array_elements(p_turn -> 'redacted') r
    where j.tenant_id = p_tenant and j.conversation_id = p_conversation and j.sequence = (r ->> 'sequence')::bigint;
  end if;
  if p_turn -> 'actions' <> '[]' then
    for v_action in select a from jsonb_array_elements(p_turn -> 'actions') a loop
      if v_action ? 'outcome' then
        update action_run a set
          state = 'ended', outcome = v_action -> 'outcome', ended_at = clock_timestamp(), due_at = null
        where a.tenant_id = p_tenant and a.idempotency_key = v_action ->> 'key' and a.state <> 'ended';
      else
        update action_run a set
          state = 'queued',
          due_at = clock_timestamp() + (v_action ->> 'retryAfterMillis')::bigint * interval '1 millisecond'
        where a.tenant_id = p_tenant and a.idempotency_key = v_action ->> 'key' and a.state <> 'ended';
      end if;
    end loop;
  end if;

  -- What came in since the claim is due when record_deliveries has said, after a quiet period of its own; what the turn
  -- left undone, at once; otherwise the conversation is due when an action is to be tried.
  select exists (select from journal j where j.tenant_id = p_tenant and j.conversation_id = p_conversation
                 and j.applied_at is null and j.sequence is not null),
         (select min(a.due_at) from action_run a
          where a.tenant_id = p_tenant and a.conversation_id = p_conversation and a.state = 'queued')
  into v_events, v_next_action;
  update conversation_work w set
    lease_until = null, leased_by = null,
    next_outbound = v_next + jsonb_array_length(p_turn -> 'replies'),
    parked = p_turn ? 'parkedFor',
    silence_at = (p_turn ->> 'silenceAt')::timestamptz,
    last_error = p_turn ->> 'parkedFor',
    attempts = case when p_turn ? 'parkedFor' then w.attempts else 0 end,
    put_offs = 0,
    due_at = case when p_turn ? 'parkedFor' then w.due_at
                  when v_events then greatest(w.due_at, clock_timestamp()) else v_next_action end,
    pending_since = case when v_events then w.pending_since end
  where w.tenant_id = p_tenant and w.conversation_id = p_conversation
  returning v_events and not w.parked and w.due_at <= clock_timestamp() into due_again;

  result := 'committed';
end $$;

-- What came with these lines is to be fetched from its channel. Only for commit_turn.
create or replace function await_files(p_tenant uuid, p_conversation uuid, p_channel uuid, p_lines jsonb) returns void
language sql as $$
  insert into received_file (tenant_id, conversation_id, message_id, channel_id, file_id, name, said_bytes)
  select p_tenant, p_conversation, (l.line ->> 'id')::uuid, p_channel, f.file ->> 'id', left(f.file ->> 'name', 255),
         (f.file ->> 'sizeBytes')::bigint
  from jsonb_array_elements(p_lines) as l (line)
  cross join lateral jsonb_path_query_first(l.line -> 'content', '$.**.file') as f (file)
  where f.file ->> 'id' is not null
$$;
