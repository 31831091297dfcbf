alter table delivery_receipt add column remedy text;
alter table delivery_receipt
  add constraint delivery_receipt_remedy_check check (remedy in ('resend', 'pause', 'template', 'mended')) not valid;
comment on column delivery_receipt.remedy is
  'of a failure: what another attempt needs, not before replay_after; null when there is none to be made';
