-- Processes ask who has published something lately, once for all tenants: not for each tenant whose customers write.
create index bot_publication_by_time on bot_publication (published_at);
create policy dispatch on bot_publication for select to recado_dispatch using (true);
-- Who has published when, and nothing of it.
grant select (tenant_id, published_at) on bot_publication to recado_dispatch;
