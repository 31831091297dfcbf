-- What becomes of a ticket after it was opened: what happened to it, what is due, what its customer thought of it; and
-- what tenants set: service levels, rules, how long a closed ticket can be reopened.

-- What there is already is carried over: the owner sees it for this moment only.
alter table ticket no force row level security;
alter table ticket_answer_target no force row level security;

-- Unanswered: neither is set. In progress: answered_at. Closed: closed_at; reopening takes it away again.
alter table ticket
  add column answered_at    timestamptz,
  add column closed_at      timestamptz,
  add column resolution_due timestamptz,
  -- The closed ticket that this one goes on with.
  add column follows        bigint,
  add foreign key (tenant_id, follows) references ticket;

-- Who did what, when. Events are only added; those of one ticket are counted under its row's lock.
create table ticket_event (
  tenant_id   uuid not null,
  number      bigint not null,
  position    int not null,
  at          timestamptz not null,
  actor       text not null check (actor in ('customer', 'agent', 'recado')),
  -- Who of the agents.
  agent       text,
  kind        text not null check (kind in ('opened', 'sorted', 'noted', 'answered', 'closed', 'reopened', 'surveyed', 'rated',
    'remarked', 'answer_warning', 'answer_breach', 'resolution_warning', 'resolution_breach')),
  -- The words of a note, of a closing, of a reopening.
  words       text,
  -- What a repeated request falls on; null where nothing is ever repeated.
  request_key text,
  primary key (tenant_id, number, position),
  unique (tenant_id, request_key),
  foreign key (tenant_id, number) references ticket,
  check ((actor = 'agent') = (agent is not null))
);
insert into ticket_event (tenant_id, number, position, at, actor, kind)
select tenant_id, number, 1, opened_at, 'customer', 'opened' from ticket;
select isolate_tenants('ticket_event');
grant select, insert on ticket_event to recado_app;

-- By whichever road a ticket is opened, nodes of the version before included.
create function ticket_opened() returns trigger
language plpgsql as $$
begin
  insert into ticket_event (tenant_id, number, position, at, actor, kind)
  values (new.tenant_id, new.number, 1, new.opened_at, 'customer', 'opened');
  return null;
end $$;
create trigger ticket_opened after insert on ticket for each row execute function ticket_opened();

-- Which event a file came with. Positions of files go on through a ticket's events.
alter table ticket_attachment
  add column event int not null default 1,
  add foreign key (tenant_id, number, event) references ticket_event;

-- What time will set off, if nothing happens before. A row is taken away when it goes off, in the transaction that does
-- what is due, so each goes off once.
create table ticket_due (
  tenant_id uuid not null,
  number    bigint not null,
  kind      text not null check (kind in
    ('answer_warning', 'answer_breach', 'resolution_warning', 'resolution_breach', 'survey')),
  due_at    timestamptz not null,
  primary key (tenant_id, number, kind),
  foreign key (tenant_id, number) references ticket
);
create index ticket_due_next on ticket_due (due_at);
insert into ticket_due (tenant_id, number, kind, due_at)
select tenant_id, number, 'answer_breach', answer_due from ticket where answer_due > now();
select isolate_tenants('ticket_due');
create policy dispatch on ticket_due for select to recado_dispatch using (true);
grant select, insert, update, delete on ticket_due to recado_app;
grant select on ticket_due to recado_dispatch;

-- How much open time may pass until the first answer, and until the ticket is closed. A row without a plan is for whoever
-- has none with a row of its own; what is null, or has no row, takes the product's default.
create table ticket_service_level (
  tenant_id          uuid not null references tenant,
  plan_id            uuid,
  priority           text not null check (priority in ('low', 'normal', 'high')),
  answer_minutes     int check (answer_minutes between 1 and 60000),
  resolution_minutes int check (resolution_minutes between 1 and 600000),
  unique nulls not distinct (tenant_id, plan_id, priority),
  foreign key (tenant_id, plan_id) references plan
);
-- It takes the place of ticket_answer_target, which only nodes of the version before still read.
insert into ticket_service_level (tenant_id, priority, answer_minutes)
select tenant_id, priority, minutes from ticket_answer_target;
select isolate_tenants('ticket_service_level');
grant select, insert, update, delete on ticket_service_level to recado_app;

-- One row for a tenant that wants it otherwise than the product.
create table ticket_policy (
  tenant_id    uuid primary key references tenant,
  -- How long a closed ticket can be reopened; after that a new one goes on with it.
  reopen_days  int not null default 14 check (reopen_days between 0 and 365),
  -- How much of the time must be left when a breach is warned of.
  warn_percent int not null default 25 check (warn_percent between 1 and 99),
  -- Whether customers are asked how it was once their ticket is closed.
  survey       boolean not null default true
);
select isolate_tenants('ticket_policy');
grant select, insert, update, delete on ticket_policy to recado_app;

-- Sorts new tickets: the first rule that fits, by position, sets the category, the priority or both.
create table ticket_rule (
  tenant_id    uuid not null references tenant,
  position     int not null,
  -- Fits where one of these words or phrases stands in the summary, whatever the accents and capitals; null fits any.
  words        text[] check (cardinality(words) > 0 and array_position(words, null) is null),
  -- Fits this category only, as the customer chose it; null fits any.
  of_category  text check (of_category in ('internet', 'telephone', 'television', 'billing', 'other')),
  set_category text check (set_category in ('internet', 'telephone', 'television', 'billing', 'other')),
  set_priority text check (set_priority in ('low', 'normal', 'high')),
  primary key (tenant_id, position),
  check (words is not null or of_category is not null),
  check (set_category is not null or set_priority is not null)
);
select isolate_tenants('ticket_rule');
grant select, insert, update, delete on ticket_rule to recado_app;

-- What the customer thought of it: once a ticket.
create table ticket_rating (
  tenant_id uuid not null,
  number    bigint not null,
  score     int not null check (score between 1 and 5),
  words     text,
  rated_at  timestamptz not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, number) references ticket
);
select isolate_tenants('ticket_rating');
grant select, insert, update on ticket_rating to recado_app;

alter table ticket force row level security;
alter table ticket_answer_target force row level security;
