-- When a calendar is to be had of the hours in which the tenant is open; written like opening_hours. One without any
-- is to be had whenever the tenant is open.
create table calendar_hours (
  tenant_id   uuid not null,
  calendar_id uuid not null,
  weekday     int not null check (weekday between 1 and 7),
  opens       time not null,
  closes      time not null check (closes > opens or closes = '00:00'),
  primary key (tenant_id, calendar_id, weekday, opens),
  foreign key (tenant_id, calendar_id) references calendar on delete cascade
);
select isolate_tenants('calendar_hours');
grant select, insert, update, delete on calendar_hours to recado_app;

-- Written whenever its hours are, so that its row is another version then, and the audit is told.
alter table calendar add column hours_changed_at timestamptz;
