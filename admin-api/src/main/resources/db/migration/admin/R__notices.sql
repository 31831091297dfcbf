-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- Has the owners told of a change, and whom it was made of: an owner who was put out is told, too.
create or replace function tell_owners() returns trigger
language plpgsql as $$
declare
  v_kind constant text := case
    when new.action like 'transfer.account%' then 'bank_accounts'
    when new.action like 'connection.%' then 'payment_accounts'
    else 'people' end;
  v_concerned uuid;
begin
  if v_kind = 'people' then
    v_concerned := new.reference::uuid;
  end if;
  insert into owner_notice (tenant_id, person_id, kind)
  select new.tenant_id, m.person_id, v_kind from membership m
  where m.tenant_id = new.tenant_id and m.role = 'owner'
  union
  select new.tenant_id, v_concerned, v_kind
  where v_concerned is not null
  order by 2
  on conflict (tenant_id, person_id, kind) where send_at is not null and send_tries = 0 do nothing;
  return null;
end $$;

create or replace trigger tell_owners after insert on audit_entry for each row
  when (new.actor_kind = 'agent' and new.outcome = 'done' and (
    new.action like 'transfer.account%'
    or (new.action like 'connection.%' and new.code in ('stripe', 'mercado_pago'))
    or (new.action in ('person.joined', 'person.removed') and new.code = 'owner')
    or new.action = 'person.role_changed'))
  execute function tell_owners();
