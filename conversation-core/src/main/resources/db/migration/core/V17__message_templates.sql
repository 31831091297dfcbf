-- Templates that WhatsApp approved for a channel, as their owners wrote them down: what stands in {{1}}, {{2}} is said when one
-- is sent. One of them may be the channel's window_template.
create table message_template (
  tenant_id  uuid not null,
  channel_id uuid not null,
  name       text not null,
  language   text not null check (language in ('es', 'en', 'de')),
  body       text not null check (length(body) between 1 and 1024),
  primary key (tenant_id, channel_id, name, language),
  foreign key (tenant_id, channel_id) references channel
);

-- What carried words before is known by them alone. Before the table is isolated: then its owner, too, writes no row.
alter table window_template no force row level security;
insert into message_template (tenant_id, channel_id, name, language, body)
select tenant_id, channel_id, name, language, '{{1}}' from window_template;
alter table window_template force row level security;

select isolate_tenants('message_template');
grant select, insert, update, delete on message_template to recado_app;
