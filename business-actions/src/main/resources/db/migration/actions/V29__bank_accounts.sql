-- Where customers are told to transfer what they owe.
create table bank_account (
  tenant_id uuid not null references tenant,
  standard  text not null check (standard in ('iban', 'clabe', 'cbu', 'other')),
  number    text not null check (length(number) between 3 and 40),
  currency  text not null check (currency ~ '^[A-Z]{3}$'),
  holder    text not null check (length(holder) between 1 and 100),
  bank      text not null check (length(bank) between 1 and 80),
  -- What else the customer's bank asks for, in the tenant's own words.
  note      text check (length(note) between 1 and 120),
  position  int not null,
  primary key (tenant_id, number, currency)
);
select isolate_tenants('bank_account');
grant select, insert, update, delete on bank_account to recado_app;
