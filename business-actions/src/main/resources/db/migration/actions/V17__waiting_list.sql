-- Who found no time that suits, and would like to be told when one gets free.
create table waiting_entry (
  tenant_id       uuid not null references tenant,
  entry_id        uuid not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  service_id      uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  -- The days and the hours of the day that suit, on the tenant's clock, the last ones included.
  first_day       date not null,
  last_day        date not null check (last_day >= first_day),
  part            text not null check (part in ('morning', 'afternoon', 'evening', 'any')),
  -- Its place in the list.
  asked_at        timestamptz not null,
  -- How many times that were kept went by without a word.
  unanswered      int not null default 0 check (unanswered >= 0),
  state           text not null default 'waiting' check (state in ('waiting', 'taken', 'withdrawn', 'over')),
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, service_id) references service on delete cascade
);
-- Who asks again for the same service changes what suits, and keeps the place.
create unique index waiting_entry_once on waiting_entry (tenant_id, contact_id, service_id) where state = 'waiting';
create index waiting_entry_in_order on waiting_entry (tenant_id, asked_at, entry_id) where state = 'waiting';
select isolate_tenants('waiting_entry');
grant select, insert, update, delete on waiting_entry to recado_app;

-- What was asked of the list, each once: a repeated request falls on its key.
create table waiting_change (
  tenant_id   uuid not null,
  request_key text not null,
  entry_id    uuid not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, request_key),
  foreign key (tenant_id, entry_id) references waiting_entry on delete cascade
);
select isolate_tenants('waiting_change');
grant select, insert on waiting_change to recado_app;

-- A time that is offered is held as an appointment is, by the same constraint: nobody else can have it until held_until.
alter table appointment
  add column waiting_id uuid,
  add column held_until timestamptz,
  add foreign key (tenant_id, waiting_id) references waiting_entry (tenant_id, entry_id),
  drop constraint appointment_state_check,
  add constraint appointment_state_check check (state in ('booked', 'cancelled', 'no_show', 'held', 'lapsed')),
  add check (state <> 'held' or (held_until is not null and waiting_id is not null)),
  drop constraint appointment_tenant_id_calendar_id_occupied_excl,
  add constraint appointment_tenant_id_calendar_id_occupied_excl exclude using gist
    (tenant_id with =, calendar_id with =, occupied with &&) where (state in ('booked', 'held'));
-- One offer at a time to each who waits.
create unique index appointment_held_for on appointment (tenant_id, waiting_id) where state = 'held';
create index appointment_held on appointment (held_until) where state = 'held';
create index appointment_offered on appointment (tenant_id, waiting_id, starts_at) where waiting_id is not null;
grant select (held_until) on appointment to recado_dispatch;

alter table appointment_change
  drop constraint appointment_change_kind_check,
  add constraint appointment_change_kind_check
    check (kind in ('booked', 'moved', 'cancelled', 'confirmed', 'passed'));

-- When a tenant's list is looked through next. Who sets it anew while it is looked through has it looked through again.
create table waiting_look (
  tenant_id uuid primary key references tenant,
  due_at    timestamptz not null
);
create index waiting_look_due on waiting_look (due_at);
select isolate_tenants('waiting_look');
create policy dispatch on waiting_look for select to recado_dispatch using (true);
grant select, insert, update, delete on waiting_look to recado_app;
grant select (tenant_id, due_at) on waiting_look to recado_dispatch;

-- In the transaction that frees the time, whoever makes it.
create function look_through_waiting() returns trigger
language plpgsql as $$
begin
  update waiting_look set due_at = '-infinity' where tenant_id = new.tenant_id;
  return null;
end $$;
create trigger look_through_waiting after update of state, starts_at, calendar_id on appointment for each row
  when (old.state in ('booked', 'held')
        and (new.state in ('cancelled', 'lapsed') or old.starts_at <> new.starts_at or old.calendar_id <> new.calendar_id))
  execute function look_through_waiting();

-- What is only offered is nobody's appointment yet, so no calendar on a server is told.
create or replace function queue_calendar_write() returns trigger
language plpgsql as $$
begin
  if new.state in ('held', 'lapsed') then
    return null;
  end if;
  insert into calendar_write (tenant_id, calendar_id, number)
  select s.tenant_id, s.calendar_id, new.number from calendar_server s
  where s.tenant_id = new.tenant_id
    and (s.calendar_id = new.calendar_id or (tg_op = 'UPDATE' and s.calendar_id = old.calendar_id))
  on conflict (tenant_id, calendar_id, number) do update
    set version = calendar_write.version + 1, attempts = 0, due_at = clock_timestamp();
  return null;
end $$;
