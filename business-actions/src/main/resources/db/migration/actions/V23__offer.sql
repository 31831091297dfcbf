-- What owners set themselves: when they are open, what can be booked, and with whom.

-- How often a tenant's terms of one subject have been changed. Who changes them says what edition they looked at; the row is
-- held while they do, and the audit follows it.
create table terms_edition (
  tenant_id uuid not null references tenant,
  subject   text not null check (length(subject) between 1 and 40),
  edition   bigint not null default 0 check (edition >= 0),
  primary key (tenant_id, subject)
);
select isolate_tenants('terms_edition');
grant select, insert, update on terms_edition to recado_app;

-- What is not offered any more stays for the appointments there were (decision 0052).
alter table service add column retired_at timestamptz;
alter table calendar add column retired_at timestamptz;
alter table calendar drop constraint calendar_tenant_id_name_key;
create unique index calendar_name on calendar (tenant_id, name) where retired_at is null;

-- By which one of them is taken away.
alter table calendar_absence
  add column absence_id uuid not null default gen_random_uuid(),
  add unique (tenant_id, absence_id);
