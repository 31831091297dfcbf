-- What agents have at hand: replies that are written once, labels, and conversations put aside for a while.

-- Texts may hold {customer} and {agent}. What a language lacks is offered in another.
create table saved_reply (
  tenant_id  uuid not null references tenant,
  reply_id   uuid not null,
  shortcut   text not null check (shortcut ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  spanish    text,
  english    text,
  german     text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, reply_id),
  unique (tenant_id, shortcut),
  check (num_nonnulls(spanish, english, german) > 0)
);
select isolate_tenants('saved_reply');
grant select, insert, update, delete on saved_reply to recado_app;

create table label (
  tenant_id  uuid not null references tenant,
  label_id   uuid not null,
  name       text not null check (length(name) between 1 and 40),
  colour     text not null check (colour in ('grey', 'green', 'blue', 'violet', 'amber', 'red')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, label_id)
);
create unique index label_by_name on label (tenant_id, folded(name));
select isolate_tenants('label');
grant select, insert, update, delete on label to recado_app;

create table conversation_label (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  label_id        uuid not null,
  primary key (tenant_id, conversation_id, label_id),
  foreign key (tenant_id, conversation_id) references conversation,
  foreign key (tenant_id, label_id) references label on delete cascade
);
create index conversation_label_of on conversation_label (tenant_id, label_id, conversation_id);
select isolate_tenants('conversation_label');
grant select, insert, delete on conversation_label to recado_app;

-- Out of sight until then, or until the customer writes, whichever comes first: then the row goes.
create table conversation_snooze (
  tenant_id       uuid not null,
  conversation_id uuid not null,
  until           timestamptz not null,
  person_id       uuid not null,
  primary key (tenant_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversation
);
create index conversation_snooze_until on conversation_snooze (until);
select isolate_tenants('conversation_snooze');
create policy dispatch on conversation_snooze for select to recado_dispatch using (true);
grant select, insert, update, delete on conversation_snooze to recado_app;
grant select (tenant_id, until) on conversation_snooze to recado_dispatch;
