-- What errands are about: who the customers are, what they have, where it comes from and what it costs.
-- Money is whole minor units of an ISO 4217 currency: 14990 CLP is 14,990 pesos, 14990 USD is 149.90 dollars.

create table customer (
  tenant_id   uuid not null references tenant,
  customer_id uuid not null,
  number      text not null,
  name        text not null,
  phone       text,
  email       text,
  language    text not null check (language in ('es', 'en', 'de')),
  created_at  timestamptz not null default now(),
  primary key (tenant_id, customer_id),
  unique (tenant_id, number)
);
select isolate_tenants('customer');
grant select, insert, update on customer to recado_app;

create table plan (
  tenant_id        uuid not null references tenant,
  plan_id          uuid not null,
  name             text not null,
  download_mbps    int not null check (download_mbps > 0),
  upload_mbps      int not null check (upload_mbps > 0),
  -- A month, tax included.
  price_minor      bigint not null check (price_minor >= 0),
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  tax_basis_points int not null check (tax_basis_points between 0 and 10000),
  primary key (tenant_id, plan_id),
  unique (tenant_id, name)
);
select isolate_tenants('plan');
grant select, insert, update on plan to recado_app;

-- A tree: nodes feed sectors, sectors feed the accesses of single customers.
create table network_node (
  tenant_id uuid not null references tenant,
  node_id   uuid not null,
  parent_id uuid,
  kind      text not null check (kind in ('node', 'sector', 'access')),
  name      text not null,
  primary key (tenant_id, node_id),
  unique (tenant_id, name),
  foreign key (tenant_id, parent_id) references network_node,
  check ((kind = 'node') = (parent_id is null))
);
create index network_node_below on network_node (tenant_id, parent_id);
select isolate_tenants('network_node');
grant select, insert, update on network_node to recado_app;

create table subscription (
  tenant_id       uuid not null references tenant,
  subscription_id uuid not null,
  customer_id     uuid not null,
  plan_id         uuid not null,
  access_id       uuid not null,
  state           text not null default 'active' check (state in ('active', 'suspended', 'ended')),
  since           date not null,
  primary key (tenant_id, subscription_id),
  foreign key (tenant_id, customer_id) references customer,
  foreign key (tenant_id, plan_id) references plan,
  foreign key (tenant_id, access_id) references network_node
);
create index subscription_of_customer on subscription (tenant_id, customer_id);
-- An access serves one subscription at a time.
create unique index subscription_on_access on subscription (tenant_id, access_id) where state <> 'ended';
select isolate_tenants('subscription');
grant select, insert, update on subscription to recado_app;

-- Overdue is no state: it is an open invoice after its due date.
create table invoice (
  tenant_id   uuid not null references tenant,
  invoice_id  uuid not null,
  number      text not null,
  customer_id uuid not null,
  issued_on   date not null,
  due_on      date not null check (due_on >= issued_on),
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  net_minor   bigint not null,
  tax_minor   bigint not null,
  total_minor bigint not null check (total_minor = net_minor + tax_minor),
  state       text not null default 'open' check (state in ('open', 'paid', 'cancelled')),
  paid_at     timestamptz,
  primary key (tenant_id, invoice_id),
  unique (tenant_id, number),
  foreign key (tenant_id, customer_id) references customer,
  check ((state = 'paid') = (paid_at is not null))
);
create index invoice_of_customer on invoice (tenant_id, customer_id, due_on);
select isolate_tenants('invoice');
grant select, insert, update on invoice to recado_app;

-- Amounts are the whole line's, in the invoice's currency.
create table invoice_line (
  tenant_id        uuid not null,
  invoice_id       uuid not null,
  position         int not null,
  description      text not null,
  quantity         int not null check (quantity > 0),
  net_minor        bigint not null,
  tax_basis_points int not null check (tax_basis_points between 0 and 10000),
  tax_minor        bigint not null,
  primary key (tenant_id, invoice_id, position),
  foreign key (tenant_id, invoice_id) references invoice
);
select isolate_tenants('invoice_line');
grant select, insert, update on invoice_line to recado_app;
