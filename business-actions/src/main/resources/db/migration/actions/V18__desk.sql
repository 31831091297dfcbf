-- What people do at the desk: another priority for a ticket, an appointment that took place.
alter table ticket_event drop constraint ticket_event_kind_check;
alter table ticket_event add constraint ticket_event_kind_check check (kind in ('opened', 'sorted', 'prioritised', 'noted',
  'answered', 'closed', 'reopened', 'surveyed', 'rated', 'remarked', 'answer_warning', 'answer_breach',
  'resolution_warning', 'resolution_breach'));

-- A calendar's day is looked at by day and by who has it.
alter table appointment drop constraint appointment_state_check;
alter table appointment add constraint appointment_state_check check (state in ('booked', 'cancelled', 'no_show', 'done', 'held',
  'lapsed'));
create index appointment_of_day on appointment (tenant_id, starts_at, number);

-- Events that no address took may be given up for good.
grant delete on webhook_delivery to recado_app;

-- The dashboard counts what was given up, and tickets by the day. Bounds of time are in the index of the tenant's own rows.
create index webhook_delivery_dead on webhook_delivery (tenant_id, subscription_id, event_id) where state = 'dead';
create index ticket_by_opening on ticket (tenant_id, opened_at);
create index ticket_by_closing on ticket (tenant_id, closed_at) where closed_at is not null;
