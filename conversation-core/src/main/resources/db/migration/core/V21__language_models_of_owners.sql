-- What tenants wish of language models, where it is not the one of the installation: one of their own, or none, so that
-- their customers' words go nowhere.
--
--   model_id  stands in the seal; another one with each model
--   secrets   its address and its key, together: neither is of use with another of the other
--   *_price   of a million tokens, and *_budget: in millionths of the currency that the installation counts in
create table language_model (
  tenant_id      uuid primary key references tenant,
  choice         text not null check (choice in ('own', 'none')),
  model_id       uuid not null default gen_random_uuid(),
  provider       text check (provider in ('openai', 'anthropic', 'gemini', 'ollama')),
  model          text check (length(model) between 1 and 200),
  secrets        bytea,
  input_price    bigint check (input_price >= 0),
  output_price   bigint check (output_price >= 0),
  daily_budget   bigint check (daily_budget >= 0),
  monthly_budget bigint check (monthly_budget >= 0),
  changed_at     timestamptz not null default clock_timestamp(),
  check (num_nulls(provider, model, secrets, input_price, output_price, daily_budget, monthly_budget)
         = case choice when 'own' then 0 else 7 end)
);
select isolate_tenants('language_model');
grant select, insert, update, delete on language_model to recado_app;
