-- Wall-clock times in the tenant's zone. Closing at 00:00 is closing at the end of the day; what goes past
-- midnight is two rows. Weekdays count from Monday, 1, to Sunday, 7 (ISO 8601).
create table opening_hours (
  tenant_id uuid not null references tenant,
  weekday   int not null check (weekday between 1 and 7),
  opens     time not null,
  closes    time not null check (closes > opens or closes = '00:00'),
  primary key (tenant_id, weekday, opens)
);
select isolate_tenants('opening_hours');
grant select, insert, update, delete on opening_hours to recado_app;

-- Days that take other hours than their weekday; without rows in special_day_hours, closed.
create table special_day (
  tenant_id uuid not null references tenant,
  day       date not null,
  name      text not null,
  primary key (tenant_id, day)
);
select isolate_tenants('special_day');
grant select, insert, update, delete on special_day to recado_app;

create table special_day_hours (
  tenant_id uuid not null,
  day       date not null,
  opens     time not null,
  closes    time not null check (closes > opens or closes = '00:00'),
  primary key (tenant_id, day, opens),
  foreign key (tenant_id, day) references special_day on delete cascade
);
select isolate_tenants('special_day_hours');
grant select, insert, update, delete on special_day_hours to recado_app;
