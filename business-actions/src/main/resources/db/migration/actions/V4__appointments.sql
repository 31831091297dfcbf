-- For the exclusion constraint below: equality of ids beside the overlap of times.
create extension if not exists btree_gist;

-- What can be booked. A start is offered every step_minutes within the opening hours, and not sooner than notice_minutes
-- from now; after the appointment its calendar is kept free for buffer_minutes.
create table service (
  tenant_id      uuid not null references tenant,
  service_id     uuid not null,
  position       int not null,
  name_es        text not null check (length(name_es) between 1 and 24),
  name_en        text not null check (length(name_en) between 1 and 24),
  name_de        text not null check (length(name_de) between 1 and 24),
  minutes        int not null check (minutes between 5 and 720),
  buffer_minutes int not null default 0 check (buffer_minutes between 0 and 720),
  step_minutes   int not null default 30 check (step_minutes between 5 and 720),
  notice_minutes int not null default 120 check (notice_minutes between 0 and 43200),
  -- Tax included, in minor units; null where nothing is said of it.
  price_minor    bigint check (price_minor >= 0),
  currency       text check (currency ~ '^[A-Z]{3}$'),
  primary key (tenant_id, service_id),
  check ((price_minor is null) = (currency is null))
);
select isolate_tenants('service');
grant select, insert, update, delete on service to recado_app;

-- Who or what an appointment takes up: a technician, a room. A service can be had as often at a time as it has calendars free.
create table calendar (
  tenant_id   uuid not null references tenant,
  calendar_id uuid not null,
  name        text not null,
  primary key (tenant_id, calendar_id),
  unique (tenant_id, name)
);
select isolate_tenants('calendar');
grant select, insert, update, delete on calendar to recado_app;

create table service_calendar (
  tenant_id   uuid not null,
  service_id  uuid not null,
  calendar_id uuid not null,
  primary key (tenant_id, service_id, calendar_id),
  foreign key (tenant_id, service_id) references service on delete cascade,
  foreign key (tenant_id, calendar_id) references calendar on delete cascade
);
select isolate_tenants('service_calendar');
grant select, insert, update, delete on service_calendar to recado_app;

-- When a calendar is not to be had although the tenant is open: a holiday, a repair.
create table calendar_absence (
  tenant_id   uuid not null,
  calendar_id uuid not null,
  during      tstzrange not null check (not isempty(during)),
  primary key (tenant_id, calendar_id, during),
  foreign key (tenant_id, calendar_id) references calendar on delete cascade
);
select isolate_tenants('calendar_absence');
grant select, insert, update, delete on calendar_absence to recado_app;

create table appointment_counter (
  tenant_id   uuid primary key references tenant,
  next_number bigint not null default 1001
);
select isolate_tenants('appointment_counter');
grant select, insert, update on appointment_counter to recado_app;

create table appointment (
  tenant_id       uuid not null references tenant,
  number          bigint not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  service_id      uuid not null,
  calendar_id     uuid not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null check (ends_at > starts_at),
  -- With the time after it that is kept free.
  occupied        tstzrange not null check (occupied @> tstzrange(starts_at, ends_at)),
  state           text not null default 'booked' check (state in ('booked', 'cancelled')),
  primary key (tenant_id, number),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact,
  foreign key (tenant_id, service_id) references service,
  foreign key (tenant_id, calendar_id) references calendar,
  -- What no luck is needed for: a calendar is taken once at a time.
  exclude using gist (tenant_id with =, calendar_id with =, occupied with &&) where (state = 'booked')
);
create index appointment_of_contact on appointment (tenant_id, contact_id, starts_at);
select isolate_tenants('appointment');
grant select, insert, update on appointment to recado_app;

-- What customers had done, each once: a repeated request falls on its key and finds what it gave before.
create table appointment_change (
  tenant_id   uuid not null,
  request_key text not null,
  number      bigint not null,
  kind        text not null check (kind in ('booked', 'moved', 'cancelled')),
  starts_at   timestamptz not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, request_key),
  foreign key (tenant_id, number) references appointment
);
select isolate_tenants('appointment_change');
grant select, insert on appointment_change to recado_app;
