-- Firms sign up by themselves, and whoever runs the installation may suspend one. What a firm is called is no customer's
-- word, so the dispatch role sees it, for whoever runs the installation and for the mail that invites people.
alter table tenant add column plan text not null default 'free' check (plan = 'free');
alter table tenant add column suspended_at timestamptz;
create policy overseen on tenant for select to recado_dispatch using (true);
create policy suspended on tenant for update to recado_dispatch using (true);
grant select on tenant to recado_dispatch;
grant update (suspended_at) on tenant to recado_dispatch;

-- What is done to an account concerns every tenant that its person belongs to; accounts are seen by the dispatch role
-- alone, so it enters that.
create policy of_accounts on audit_entry for insert to recado_dispatch
  with check (actor_kind = 'agent' and action ~ '^(person|tenant)\.');
grant insert (tenant_id, actor_kind, actor_name, action, outcome) on audit_entry to recado_dispatch;
