-- One row per tenant, locked to give out its ticket numbers one after the other.
create table ticket_counter (
  tenant_id   uuid primary key references tenant,
  next_number bigint not null default 1001
);
select isolate_tenants('ticket_counter');
grant select, insert, update on ticket_counter to recado_app;

create table ticket (
  tenant_id       uuid not null references tenant,
  number          bigint not null,
  request_key     text not null,
  conversation_id uuid not null,
  contact_id      uuid not null,
  language        text not null check (language in ('es', 'en', 'de')),
  category        text not null,
  priority        text not null check (priority in ('low', 'normal', 'high')),
  summary         text not null,
  opened_at       timestamptz not null,
  answer_due      timestamptz,
  primary key (tenant_id, number),
  -- What a repeated request falls on.
  unique (tenant_id, request_key),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, contact_id) references contact
);
create index ticket_of_contact on ticket (tenant_id, contact_id);
select isolate_tenants('ticket');
grant select, insert, update on ticket to recado_app;

-- Files stay with the channel they came by; this is how they are asked for.
create table ticket_attachment (
  tenant_id  uuid not null,
  number     bigint not null,
  position   int not null,
  file_id    text not null,
  mime_type  text,
  name       text,
  size_bytes bigint,
  primary key (tenant_id, number, position),
  foreign key (tenant_id, number) references ticket
);
select isolate_tenants('ticket_attachment');
grant select, insert, update on ticket_attachment to recado_app;

-- Open time within which a first answer is promised. A priority without a row takes the product's default.
create table ticket_answer_target (
  tenant_id uuid not null references tenant,
  priority  text not null check (priority in ('low', 'normal', 'high')),
  minutes   int not null check (minutes between 1 and 60000),
  primary key (tenant_id, priority)
);
select isolate_tenants('ticket_answer_target');
grant select, insert, update, delete on ticket_answer_target to recado_app;
