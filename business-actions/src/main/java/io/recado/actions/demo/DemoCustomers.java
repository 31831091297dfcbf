package io.recado.actions.demo;

import java.util.List;

/** Customers, what they subscribed to and what they sign in with. */
final class DemoCustomers {

  private static final String CUSTOMERS =
      """
      insert into customer (tenant_id, customer_id, number, name, phone, email, email_verified_at, language)
      select $1,
             format('0190ed00-0004-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('C-%s', 100 + n),
             format('Cliente Demo %s', lpad(n::text, 2, '0')),
             format('+1202555%s', lpad((100 + n)::text, 4, '0')),
             format('cliente%s@example.com', lpad(n::text, 2, '0')),
             now(),
             case n when 11 then 'en' when 12 then 'de' else 'es' end
      from generate_series(1, 12) n
      on conflict do nothing
      """;

  /** Who was added by an earlier version has an address that nobody made sure of. */
  private static final String VERIFIED =
      """
      update customer set email_verified_at = now()
      where tenant_id = $1 and email like 'cliente__@example.com' and email_verified_at is null
      """;

  /** Kept by the product itself, so that nothing else is needed to try it. */
  private static final String PASSWORD_SYSTEMS =
      """
      insert into password_system (tenant_id, system_id, kind, name)
      values
        ($1, '0190ed00-000e-7000-8000-000000000001', 'portal', 'Portal de clientes'),
        ($1, '0190ed00-000e-7000-8000-000000000002', 'portal', 'Correo')
      on conflict do nothing
      """;

  /** Everybody has the portal; the third customer in four has a mailbox as well. */
  private static final String ACCOUNTS =
      """
      insert into access_account (tenant_id, account_id, customer_id, system_id, login)
      select $1,
             format('0190ed00-000f-7000-8000-%s', lpad((100 * s + n)::text, 12, '0'))::uuid,
             format('0190ed00-0004-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('0190ed00-000e-7000-8000-%s', lpad(s::text, 12, '0'))::uuid,
             case s when 1 then format('C-%s', 100 + n) else format('cliente%s@example.com', lpad(n::text, 2, '0')) end
      from generate_series(1, 12) n, generate_series(1, 2) s
      where s = 1 or n % 4 = 3
      on conflict do nothing
      """;

  /** The tenth customer is suspended, for want of payment. */
  private static final String SUBSCRIPTIONS =
      """
      insert into subscription (tenant_id, subscription_id, customer_id, plan_id, access_id,
                                state, since)
      select $1,
             format('0190ed00-0006-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('0190ed00-0004-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('0190ed00-0001-7000-8000-%s', lpad((1 + n % 3)::text, 12, '0'))::uuid,
             format('0190ed00-0005-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             case n when 10 then 'suspended' else 'active' end,
             current_date - 30 * n
      from generate_series(1, 12) n
      on conflict do nothing
      """;

  static final List<String> IN_ORDER =
      List.of(CUSTOMERS, VERIFIED, PASSWORD_SYSTEMS, ACCOUNTS, SUBSCRIPTIONS);

  private DemoCustomers() {}
}
