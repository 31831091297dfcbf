-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).
--
-- A bot that an owner has published, also although one language trails another, or gone back to. What comes from files is in nobody's name.
create or replace function audit_bot_publication() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (new.tenant_id, 'agent', new.published_by,
          case when new.all_the_same then 'bot.published_all_the_same'
               when new.restores is null then 'bot.published' else 'bot.restored' end, 'done', new.publication::text);
  return null;
end $$;
create or replace trigger audit_bot_publication after insert on bot_publication for each row
  when (new.published_by is not null)
  execute function audit_bot_publication();
