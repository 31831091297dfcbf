package io.recado.actions.demo;

import java.util.List;

/** What was billed for the subscriptions. */
final class DemoBilling {

  /**
   * Two invoices for each subscription: last month's, which customers 10 and 11 still owe, and this
   * month's, which customers 1 to 3 have paid already. Prices hold the tax, so the net amount is
   * what is rounded.
   */
  private static final String INVOICES =
      """
      insert into invoice (tenant_id, invoice_id, number, customer_id, issued_on, due_on, currency,
                           net_minor, tax_minor, total_minor, state, paid_at)
      select $1,
             format('0190ed00-0007-7000-8000-%s', lpad((100 * month + n)::text, 12, '0'))::uuid,
             format('F-%s', 1000 * month + 100 + n),
             s.customer_id,
             current_date - 65 + 30 * month,
             current_date - 50 + 30 * month,
             p.currency,
             p.net_minor,
             p.price_minor - p.net_minor,
             p.price_minor,
             case when paid then 'paid' else 'open' end,
             case when paid then now() - interval '52 days' + month * interval '25 days' end
      from generate_series(1, 12) n
      cross join generate_series(1, 2) month
      cross join lateral (select (month = 1 and n not in (10, 11)) or (month = 2 and n <= 3)) x (paid)
      join subscription s on s.tenant_id = $1
        and s.subscription_id = format('0190ed00-0006-7000-8000-%s', lpad(n::text, 12, '0'))::uuid
      join (select *, round(price_minor * 10000.0 / (10000 + tax_basis_points))::bigint as net_minor
            from plan) p on p.tenant_id = $1 and p.plan_id = s.plan_id
      on conflict do nothing
      """;

  private static final String INVOICE_LINES =
      """
      insert into invoice_line (tenant_id, invoice_id, position, description, quantity,
                                net_minor, tax_basis_points, tax_minor)
      select $1, i.invoice_id, 1, format('Plan %s, cuota mensual', p.name), 1,
             i.net_minor, p.tax_basis_points, i.tax_minor
      from invoice i
      join subscription s on s.tenant_id = $1 and s.customer_id = i.customer_id
      join plan p on p.tenant_id = $1 and p.plan_id = s.plan_id
      where i.tenant_id = $1 and i.invoice_id::text like '0190ed00-0007-7000-8000-%'
      on conflict do nothing
      """;

  private static final String INVOICE_ISSUER =
      """
      insert into invoice_issuer (tenant_id, name, tax_number, address, contact)
      values ($1, 'Red Andina (demo)', '00.000.000-0', e'Calle Ejemplo 123\\nCiudad Demo', 'pagos@example.com')
      on conflict do nothing
      """;

  static final List<String> IN_ORDER = List.of(INVOICES, INVOICE_LINES, INVOICE_ISSUER);

  private DemoBilling() {}
}
