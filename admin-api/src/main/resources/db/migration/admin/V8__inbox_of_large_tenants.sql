-- The inbox of one channel, and what one person has in hands, heard last first.
create index conversation_of_channel on conversation
  (tenant_id, channel_id, (coalesce(last_heard_at, created_at)) desc, conversation_id desc);
create index conversation_held on conversation
  (tenant_id, handler_name, (coalesce(last_heard_at, created_at)) desc, conversation_id desc) where handler = 'agent';

-- The conversations that said two things, each by the range of its words. Null when they are more than p_most, or when
-- either was said so often that reading it all takes too long.
create function conversations_that_said_both(
  p_tenant uuid, p_low text[], p_high text[], p_most int, p_most_read int) returns uuid[]
language plpgsql stable as $$
declare
  v_found uuid[];
begin
  for i in 1 .. 2 loop
    perform from conversation_word
    where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
    offset p_most_read limit 1;
    if found then
      return null;
    end if;
  end loop;
  select coalesce(array_agg(conversation_id), '{}') into v_found from (
    select conversation_id from conversation_word
    where tenant_id = p_tenant and word >= p_low[1] collate "C" and word < p_high[1] collate "C"
    intersect
    select conversation_id from conversation_word
    where tenant_id = p_tenant and word >= p_low[2] collate "C" and word < p_high[2] collate "C"
    limit p_most + 1) w;
  return case when cardinality(v_found) <= p_most then v_found end;
end $$;

-- Which conversations a search has to look at, and no others: those that said the rarest of what was typed, or, where
-- many said each, two of them that few said both of. Null when those are more than p_most, or too many to tell; then
-- so many did that looking through what was heard last finds a page soon.
-- A conversation may say many words that begin so: conversations are counted, not words, and where so many words begin
-- so that not all were read, nobody knows how many conversations said them.
--
--   p_low, p_high  the ranges of words, one of each for what was typed
create or replace function conversations_to_search(p_tenant uuid, p_low text[], p_high text[], p_most int) returns uuid[]
language plpgsql stable as $$
declare
  v_rarest    uuid[];
  v_found     uuid[];
  v_read      bigint;
  v_most_read constant bigint := 20 * p_most::bigint + 1;
begin
  for i in 1 .. cardinality(p_low) loop
    select coalesce(array_agg(distinct w.conversation_id), '{}'), count(*) into v_found, v_read from (
      select conversation_id from conversation_word
      where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
      limit v_most_read) w;
    if v_read < v_most_read and cardinality(v_found) <= p_most
        and (v_rarest is null or cardinality(v_found) < cardinality(v_rarest)) then
      v_rarest := v_found;
    end if;
  end loop;
  for i in 2 .. cardinality(p_low) loop
    exit when v_rarest is not null;
    v_rarest := conversations_that_said_both(p_tenant, p_low[i - 1 : i], p_high[i - 1 : i], p_most, 120 * p_most);
  end loop;
  return v_rarest;
end $$;

