-- What owners connect by themselves they disconnect by themselves, too.
grant delete on payment_account, network_router to recado_app;

-- When the provider last told something that it had signed, give or take a minute; null while it never did.
alter table payment_account add column heard_at timestamptz;
