-- What was said in conversations, word by word, for the inbox's search (decision 0041). Words are folded by the program: no
-- capitals, no accents. Compared byte by byte, so that a beginning of a word is a range of them.
create table conversation_word (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  word            text collate "C" not null check (length(word) between 1 and 40),
  -- When it was last said, to the day: words go with the transcript that they stood in.
  said_on         date not null,
  primary key (tenant_id, conversation_id, word),
  foreign key (tenant_id, conversation_id) references conversation
);
create index conversation_word_said on conversation_word (tenant_id, word, conversation_id);
create index conversation_word_old on conversation_word (said_on);
select isolate_tenants('conversation_word');
create policy outdated_seen on conversation_word for select to recado_dispatch using (true);
create policy outdated on conversation_word for delete to recado_dispatch using (said_on < now() - interval '8 days');
grant select, insert, update, delete on conversation_word to recado_app;
grant select (tenant_id, conversation_id, word, said_on), delete on conversation_word to recado_dispatch;

-- Up to which of its lines a conversation's words are known.
create table conversation_words_known (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  until           timestamptz not null,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation
);
select isolate_tenants('conversation_words_known');
grant select, insert, update, delete on conversation_words_known to recado_app;

-- Up to which transaction a tenant's changes have been followed (inbox_change).
create table search_progress (
  tenant_id   uuid primary key references tenant,
  transaction bigint not null
);
select isolate_tenants('search_progress');
create policy dispatch on search_progress for select to recado_dispatch using (true);
grant select, insert, update, delete on search_progress to recado_app;
grant select on search_progress to recado_dispatch;
create policy dispatch on inbox_change for select to recado_dispatch using (true);
grant select on inbox_change to recado_dispatch;

-- Which conversations said words that begin so, by the rarest of them: those have to be looked at, and no others. Null
-- when more than p_most said each; then so many did that looking through what was heard last finds a page soon.
-- A conversation may say many words that begin so: conversations are counted, not words, and where so many words begin
-- so that not all were read, nobody knows how many conversations said them: those are too many.
--
--   p_low, p_high  the ranges of words, one of each for what was typed
create function conversations_to_search(p_tenant uuid, p_low text[], p_high text[], p_most int) returns uuid[]
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
  return v_rarest;
end $$;

-- How many lines were said on a day of the tenant's, counted as their words are followed: each once.
create table message_count (
  tenant_id uuid not null references tenant,
  day       date not null,
  author    text not null,
  count     bigint not null,
  primary key (tenant_id, day, author)
);
select isolate_tenants('message_count');
grant select, insert, update on message_count to recado_app;

-- What a person of the team did, the latest first.
create index audit_entry_of_agent on audit_entry (tenant_id, actor_name, entry_id) where actor_kind = 'agent';
