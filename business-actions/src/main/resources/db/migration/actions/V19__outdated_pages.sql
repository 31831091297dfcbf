-- A page whose amount is more than what is owed by now, because a transfer was confirmed or the invoice ended otherwise: it is
-- to be closed at the provider before anybody pays on it. Its time is over from then on; closed_at says when the provider has closed it.
alter table payment_attempt add column outdated_at timestamptz;
create index payment_attempt_outdated on payment_attempt (requested_at) where outdated_at is not null and closed_at is null;
grant select (outdated_at, requested_at) on payment_attempt to recado_dispatch;
