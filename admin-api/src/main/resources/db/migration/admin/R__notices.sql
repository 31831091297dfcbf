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

-- Has the owners told that a provider takes nothing more from a channel: once, however often it is tried. And that it does
-- again, where that came by itself and no other is refused: whoever mends one sees it work. Of what is over, or comes back,
-- before the mail goes out nobody is told.
create or replace function tell_owners_of_channel() returns trigger
language plpgsql as $$
declare
  v_tenant constant uuid := new.tenant_id;
  v_kind   constant text := case when new.down_since is null then 'channel_works' else 'channel_refused' end;
begin
  if v_kind = 'channel_works' and exists (
      select from channel_halt h join channel c on c.tenant_id = h.tenant_id and c.channel_id = h.channel_id
      where h.tenant_id = v_tenant and h.down_since is not null and c.removed_at is null) then
    return null;
  end if;
  with unsaid as (
    delete from owner_notice n
    where n.tenant_id = v_tenant and n.kind in ('channel_refused', 'channel_works') and n.kind <> v_kind
      and n.send_at is not null and n.send_tries = 0
    returning n.person_id
  )
  insert into owner_notice (tenant_id, person_id, kind)
  select v_tenant, m.person_id, v_kind from membership m
  where m.tenant_id = v_tenant and m.role = 'owner'
    and (v_kind = 'channel_refused' or desk_person() is null)
    and not exists (select from unsaid u where u.person_id = m.person_id)
  order by 2
  on conflict (tenant_id, person_id, kind) where send_at is not null and send_tries = 0 do nothing;
  return null;
end $$;

create or replace trigger tell_owners_of_refusal after insert on channel_halt for each row
  when (new.down_since is not null)
  execute function tell_owners_of_channel();
create or replace trigger tell_owners_of_later_refusal after update of down_since on channel_halt for each row
  when (old.down_since is null and new.down_since is not null)
  execute function tell_owners_of_channel();
create or replace trigger tell_owners_of_working_channel after update of down_since on channel_halt for each row
  when (old.down_since is not null and new.down_since is null)
  execute function tell_owners_of_channel();
