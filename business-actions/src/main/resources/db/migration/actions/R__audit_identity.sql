-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Enters a code that was asked for or tried in the transaction that answers it; the end of the action then finds it
-- entered. The address stays where the limits are counted.
create or replace function audit_identity() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, at, actor_kind, action, outcome, code, request_key, conversation_id, contact_id,
                           customer_id)
  values (new.tenant_id, new.at, case new.kind when 'proven' then 'customer' else 'contact' end, 'identity.code', new.kind,
          new.held, new.request_key, new.conversation_id, new.contact_id, new.customer_id)
  on conflict do nothing;
  return null;
end $$;
create or replace trigger audit_identity after insert on identity_event for each row
  execute function audit_identity();
