-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- The conversations that said the rarest of what was typed, and no others have to be looked at. Null where more than p_most
-- said each: so many did that looking through what was heard last finds a page soon, unless it takes two of them.
-- A conversation may say many words that begin so: conversations are counted, not words, and where so many words begin
-- so that not all are read, nobody knows how many conversations said them.
--
--   p_low, p_high  the ranges of words, one of each for what was typed
create or replace function conversations_of_rarest_word(p_tenant uuid, p_low text[], p_high text[], p_most int)
returns uuid[]
language plpgsql stable as $$
declare
  v_rarest uuid[];
  v_found  uuid[];
begin
  for i in 1 .. cardinality(p_low) loop
    -- Most words are too common: a single one soon shows it, many that begin so are read for longer, and nothing is kept.
    continue when p_most < (select count(distinct conversation_id) from (
      select conversation_id from conversation_word
      where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
      limit 2 * p_most) w);
    perform from conversation_word
    where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
    offset 20 * p_most limit 1;
    continue when found;
    select coalesce(array_agg(distinct conversation_id), '{}') into v_found from conversation_word
    where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C";
    if cardinality(v_found) <= least(p_most, cardinality(v_rarest)) then
      v_rarest := v_found;
    end if;
  end loop;
  return v_rarest;
end $$;

-- Which of what was typed was said so seldom that those who said it fit into a table in memory: the number of the first, from
-- 1 on, of whose words there are p_most rows at most. Null where there is none.
create or replace function occasional_word(p_tenant uuid, p_low text[], p_high text[], p_most int) returns int
language plpgsql stable as $$
begin
  for i in 1 .. cardinality(p_low) loop
    perform from conversation_word
    where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
    offset p_most limit 1;
    if not found then
      return i;
    end if;
  end loop;
  return null;
end $$;

-- The word that was said, where no other that was begins so.
create or replace function only_word(p_tenant uuid, p_low text, p_high text) returns text
language sql stable as $$
  select case when min(word) = max(word) then min(word) end from conversation_word
  where tenant_id = p_tenant and word >= p_low collate "C" and word < p_high collate "C"
$$;

-- The conversations that said two of what was typed, one after the other, where many said each and few both. Null when more
-- than p_most said both, or when so many said one that reading them takes too long. Two words by themselves are read side by
-- side, in the order of the index, until p_most have been found; of beginnings of several words all are to be read before.
create or replace function conversations_of_two_words(p_tenant uuid, p_low text[], p_high text[], p_most int)
returns uuid[]
language plpgsql stable set enable_nestloop = off as $$
declare
  v_most_read constant int := 120 * p_most;
  v_one       text;
  v_other     text;
  v_found     uuid[];
begin
  for i in 2 .. cardinality(p_low) loop
    v_one := only_word(p_tenant, p_low[i - 1], p_high[i - 1]);
    v_other := only_word(p_tenant, p_low[i], p_high[i]);
    if v_one is not null and v_other is not null then
      v_found := array(
        select one.conversation_id from conversation_word one, conversation_word other
        where one.tenant_id = p_tenant and one.word = v_one and other.tenant_id = p_tenant and other.word = v_other
          and other.conversation_id = one.conversation_id
        limit p_most + 1);
    else
      v_found := null;
      with one as materialized (
        select conversation_id from conversation_word
        where tenant_id = p_tenant and word >= p_low[i - 1] collate "C" and word < p_high[i - 1] collate "C"
        limit v_most_read + 1),
      other as materialized (
        select conversation_id from conversation_word
        where tenant_id = p_tenant and word >= p_low[i] collate "C" and word < p_high[i] collate "C"
        limit v_most_read + 1)
      select array(select conversation_id from one intersect select conversation_id from other limit p_most + 1)
      into v_found
      where (select count(*) from one) <= v_most_read and (select count(*) from other) <= v_most_read;
    end if;
    if cardinality(v_found) <= p_most then
      return v_found;
    end if;
  end loop;
  return null;
end $$;
