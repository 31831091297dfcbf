-- Lists that people look at, in their order: invoices by the day they are due, new passwords by when they were asked for.
create index invoice_in_order on invoice (tenant_id, due_on, invoice_id);
create index password_reset_in_order on password_reset (tenant_id, asked_at, reset_id);
