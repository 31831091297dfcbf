-- Who or what a calendar is of. A service that is had with people and at places takes one of each; one that names people
-- alone, or places alone, one of them.
alter table calendar add column kind text not null default 'person' check (kind in ('person', 'place'));

-- The place that an appointment takes: beside its calendar, or its calendar itself where that is a place. So each person
-- stands in calendar_id alone, each place in place_id whatever else it is, and two constraints keep both from being given twice.
alter table appointment
  add column place_id uuid,
  add foreign key (tenant_id, place_id) references calendar (tenant_id, calendar_id),
  add constraint appointment_place_occupied_excl exclude using gist
    (tenant_id with =, place_id with =, occupied with &&) where (state in ('booked', 'held') and place_id is not null);

-- Whoever writes it, the version before included, which knows of no places: it is told that the time is taken where the
-- service needs one.
create function take_place() returns trigger
language plpgsql as $$
declare
  v_is_place boolean;
  v_is_beside boolean;
  v_needs_both boolean;
begin
  select coalesce(bool_or(k.calendar_id = new.calendar_id), false), coalesce(bool_or(k.calendar_id = new.place_id), false)
  into v_is_place, v_is_beside
  from calendar k
  where k.tenant_id = new.tenant_id and k.kind = 'place' and k.calendar_id in (new.calendar_id, new.place_id);
  new.place_id := case when v_is_place then new.calendar_id when v_is_beside then new.place_id end;
  if tg_op = 'UPDATE' and new.calendar_id = old.calendar_id and new.occupied = old.occupied then
    return new;
  end if;
  select count(distinct k.kind) = 2 into v_needs_both
  from service_calendar c
  join calendar k on k.tenant_id = c.tenant_id and k.calendar_id = c.calendar_id
  where c.tenant_id = new.tenant_id and c.service_id = new.service_id;
  if not v_needs_both or new.place_id <> new.calendar_id then
    return new;
  end if;
  if tg_op = 'INSERT' then
    return null;
  end if;
  raise exception 'appointment % takes one of two', new.number using errcode = 'exclusion_violation';
end $$;
create trigger take_place before insert or update of calendar_id, place_id, occupied on appointment
  for each row execute function take_place();

-- A place that stands on a server is told like a calendar.
create or replace function queue_calendar_write() returns trigger
language plpgsql as $$
begin
  if new.state in ('held', 'lapsed') then
    return null;
  end if;
  insert into calendar_write (tenant_id, calendar_id, number)
  select s.tenant_id, s.calendar_id, new.number from calendar_server s
  where s.tenant_id = new.tenant_id
    and (s.calendar_id in (new.calendar_id, new.place_id)
         or (tg_op = 'UPDATE' and s.calendar_id in (old.calendar_id, old.place_id)))
  on conflict (tenant_id, calendar_id, number) do update
    set version = calendar_write.version + 1, attempts = 0, due_at = clock_timestamp();
  return null;
end $$;
create or replace trigger queue_calendar_write after insert or update of calendar_id, place_id, starts_at, state on appointment
  for each row execute function queue_calendar_write();

create or replace trigger look_through_waiting after update of state, starts_at, calendar_id, place_id on appointment for each row
  when (old.state in ('booked', 'held')
        and (new.state in ('cancelled', 'lapsed') or old.starts_at <> new.starts_at or old.calendar_id <> new.calendar_id
             or old.place_id is distinct from new.place_id))
  execute function look_through_waiting();
