-- What opens an appointment's calendar file: a hundred and twenty-two random bits. Another one in its place takes it back.
alter table appointment add column link_token uuid not null default gen_random_uuid();
create index appointment_of_link on appointment (link_token);
-- A link names no tenant: whose it is must be known before anything is read.
grant select (link_token) on appointment to recado_dispatch;

-- A calendar that stands on a CalDAV server: address, user and password, sealed. What takes time there is not offered here, and what
-- is booked here is written there.
create table calendar_server (
  tenant_id   uuid not null,
  calendar_id uuid not null,
  secrets     bytea not null,
  primary key (tenant_id, calendar_id),
  foreign key (tenant_id, calendar_id) references calendar on delete cascade
);
select isolate_tenants('calendar_server');
grant select, insert, update, delete on calendar_server to recado_app;

-- An appointment that a calendar on a server is not known to have as it is. What is to be written is read when it is.
create table calendar_write (
  tenant_id   uuid not null,
  calendar_id uuid not null,
  number      bigint not null,
  -- One more with each change: what was written is done with only where nothing has changed meanwhile.
  version     bigint not null default 1,
  attempts    int not null default 0,
  due_at      timestamptz not null default clock_timestamp(),
  last_code   text,
  primary key (tenant_id, calendar_id, number),
  foreign key (tenant_id, calendar_id) references calendar_server on delete cascade,
  foreign key (tenant_id, number) references appointment
);
select isolate_tenants('calendar_write');
create index calendar_write_due on calendar_write (due_at);
create policy dispatch on calendar_write for select to recado_dispatch using (true);
grant select, insert, update, delete on calendar_write to recado_app;
grant select (tenant_id, due_at) on calendar_write to recado_dispatch;

-- In the transaction of the change, whoever makes it: of a move to another calendar both have to know.
create function queue_calendar_write() returns trigger
language plpgsql as $$
begin
  insert into calendar_write (tenant_id, calendar_id, number)
  select s.tenant_id, s.calendar_id, new.number from calendar_server s
  where s.tenant_id = new.tenant_id
    and (s.calendar_id = new.calendar_id or (tg_op = 'UPDATE' and s.calendar_id = old.calendar_id))
  on conflict (tenant_id, calendar_id, number) do update
    set version = calendar_write.version + 1, attempts = 0, due_at = clock_timestamp();
  return null;
end $$;
create trigger queue_calendar_write after insert or update of calendar_id, starts_at, state on appointment
  for each row execute function queue_calendar_write();
