-- What language models cost. A call is written down, at its estimated cost, before it is made, and brought to what it
-- did cost afterwards; one that nobody brought there (its process was killed) stays at the estimate. No words.
create table llm_call (
  tenant_id     uuid not null,
  call_id       uuid not null,
  contact_id    uuid not null,
  day           date not null,
  model         text not null,
  state         text not null default 'open' check (state in ('open', 'ended')),
  input_tokens  int not null default 0,
  output_tokens int not null default 0,
  micros        bigint not null check (micros >= 0),
  made_at       timestamptz not null default clock_timestamp(),
  primary key (tenant_id, call_id)
);
create index llm_call_by_day on llm_call (tenant_id, day);
select isolate_tenants('llm_call');
grant select, insert, update on llm_call to recado_app;

-- The sums of llm_call by day, of the tenant (spender = tenant_id) and of each customer (spender = contact_id): what
-- a budget is compared with. A day is one of the tenant's time zone. The tenant's row of today is locked while a call
-- is written down, so that calls at the same time cannot spend the same money.
create table llm_spending (
  tenant_id uuid not null,
  spender   uuid not null,
  day       date not null,
  micros    bigint not null,
  primary key (tenant_id, spender, day)
);
select isolate_tenants('llm_spending');
grant select, insert, update on llm_spending to recado_app;
