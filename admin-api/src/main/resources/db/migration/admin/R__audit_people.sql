-- Run again whenever this file changes, also while nodes of the version before are at work: they call the new bodies.
-- So edit compatibly; other parameters, other columns or another meaning take a new name (decision 0012).

-- What people make of each other in a tenant, in whose name (desk_person, of the core's audit). Where nobody's name is
-- given it was the product itself, as with the demo's people.
create or replace function audit_membership() returns trigger
language plpgsql as $$
declare
  v_person constant membership := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (v_person.tenant_id, 'agent', desk_person(),
          case tg_op when 'INSERT' then 'person.joined' when 'DELETE' then 'person.removed'
                     else case when new.role <> old.role then 'person.role_changed' else 'person.renamed' end end,
          'done', v_person.role, v_person.person_id::text);
  return null;
end $$;
create or replace trigger audit_membership_ended after insert or delete on membership for each row
  when (desk_person() is not null) execute function audit_membership();
create or replace trigger audit_membership_changed after update of role, name on membership for each row
  when (desk_person() is not null and (new.role, new.name) is distinct from (old.role, old.name))
  execute function audit_membership();

create or replace function audit_invitation() returns trigger
language plpgsql as $$
declare
  v_link constant mailed_link := case when tg_op = 'DELETE' then old else new end;
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, code, reference)
  values (v_link.tenant_id, 'agent', desk_person(),
          case when tg_op = 'DELETE' then 'person.uninvited' else 'person.invited' end,
          'done', v_link.role, v_link.link_id::text);
  return null;
end $$;
create or replace trigger audit_invitation after insert or delete on mailed_link for each row
  when (desk_person() is not null) execute function audit_invitation();

-- By whose clocks a tenant goes from now on.
create or replace function audit_time_zone() returns trigger
language plpgsql as $$
begin
  insert into audit_entry (tenant_id, actor_kind, actor_name, action, outcome, reference)
  values (new.tenant_id, 'agent', desk_person(), 'tenant.time_zone_changed', 'done', new.time_zone);
  return null;
end $$;
create or replace trigger audit_time_zone after update of time_zone on tenant for each row
  when (old.time_zone <> new.time_zone and desk_person() is not null)
  execute function audit_time_zone();
