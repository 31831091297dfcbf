-- How many one-time codes may go out for all customers of a tenant, and how many may be mistaken, before no more go out
-- to contacts that have not proven themselves before. Without a row: 500 and 300. See docs/identity.md for what to weigh.
create table identity_limit (
  tenant_id     uuid not null references tenant,
  codes_an_hour int not null default 500 check (codes_an_hour between 10 and 100000),
  wrong_a_day   int not null default 300 check (wrong_a_day between 30 and 10000),
  primary key (tenant_id)
);
select isolate_tenants('identity_limit');
grant select, insert, update, delete on identity_limit to recado_app;
