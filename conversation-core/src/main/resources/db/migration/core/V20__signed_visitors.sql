-- Visitors of a web widget whom the tenant's own server has signed. The keys it signs with are among the channel's secrets.

-- Whether such a widget lets in nobody else.
alter table channel add column signed_only boolean not null default false;

-- Who has written so, as it was signed last. Nothing is kept of who only looked.
--
--   user_id   as in channel_user
--   subject   what the tenant's server calls them
create table signed_visitor (
  tenant_id  uuid not null,
  channel_id uuid not null,
  user_id    text not null,
  subject    text not null check (length(subject) between 1 and 200),
  name       text check (length(name) between 1 and 100),
  email      text check (length(email) between 3 and 254),
  phone      text check (length(phone) between 7 and 20),
  signed_at  timestamptz not null default clock_timestamp(),
  primary key (tenant_id, channel_id, user_id),
  foreign key (tenant_id, channel_id) references channel
);
select isolate_tenants('signed_visitor');
grant select, insert, update, delete on signed_visitor to recado_app;
