-- Which tenant is named is read once in a statement, and not for each row: a search by name looks through all contacts of one.
alter policy one_tenant on contact
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter policy named_tenants on contact
  using (tenant_id = any ((select nullif(current_setting('app.tenant_ids', true), '')::uuid[])::uuid[]));
