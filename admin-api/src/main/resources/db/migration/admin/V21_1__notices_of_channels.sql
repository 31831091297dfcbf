-- Owners are mailed as well of channels that their provider takes nothing from, and when all work again. Which those are is
-- read when the mail goes out: one mail for all that are refused within a minute, as they may share a token.
alter table owner_notice drop constraint owner_notice_kind_check;
alter table owner_notice add constraint owner_notice_kind_check
  check (kind in ('bank_accounts', 'payment_accounts', 'people', 'channel_refused', 'channel_works'));
-- What is over within the minute is not told of.
grant delete on owner_notice to recado_app;
