-- The language it was arranged in is that of its reminders; a move begins them anew and takes a confirmation back.
alter table appointment
  add column language     text not null default 'es' check (language in ('es', 'en', 'de')),
  add column arranged_at  timestamptz not null default clock_timestamp(),
  add column confirmed_at timestamptz,
  drop constraint appointment_state_check,
  add constraint appointment_state_check check (state in ('booked', 'cancelled', 'no_show'));
create index appointment_to_come on appointment (starts_at) where state = 'booked';
create policy dispatch on appointment for select to recado_dispatch using (true);
grant select (tenant_id, starts_at, state) on appointment to recado_dispatch;

alter table appointment_change
  drop constraint appointment_change_kind_check,
  add constraint appointment_change_kind_check check (kind in ('booked', 'moved', 'cancelled', 'confirmed'));

-- What a tenant wants otherwise than the columns' defaults, which hold for a tenant without a row.
create table appointment_setting (
  tenant_id        uuid primary key references tenant,
  -- How long before an appointment its customer is reminded; none for no reminders.
  reminder_minutes int[] not null default '{1440,120}'
    check (cardinality(reminder_minutes) <= 5 and 10 <= all (reminder_minutes) and 20160 >= all (reminder_minutes)),
  -- From so many missed appointments on, a customer is asked to confirm; null for never.
  no_shows_to_ask  int check (no_shows_to_ask > 0)
);
select isolate_tenants('appointment_setting');
grant select, insert, update, delete on appointment_setting to recado_app;

-- What was sent: once for each time an appointment has had, whatever number of nodes are at it.
create table appointment_reminder (
  tenant_id      uuid not null,
  number         bigint not null,
  starts_at      timestamptz not null,
  minutes_before int not null,
  sent_at        timestamptz not null,
  primary key (tenant_id, number, starts_at, minutes_before),
  foreign key (tenant_id, number) references appointment
);
select isolate_tenants('appointment_reminder');
grant select, insert on appointment_reminder to recado_app;
