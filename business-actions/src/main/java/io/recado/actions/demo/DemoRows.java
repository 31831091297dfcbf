package io.recado.actions.demo;

import java.util.List;

/**
 * The demo tenant's rows. Every statement takes the tenant's id and leaves alone what is there.
 *
 * <p>Names are plainly made up, telephone numbers come from the range kept for fiction (555-0100 to
 * 555-0199) and mail goes to example.com (RFC 2606). Dates are counted from the first start.
 */
final class DemoRows {

  private static final String TENANT =
      """
      insert into tenant (tenant_id, name, time_zone, language)
      values ($1, 'Red Andina (demo)', 'America/Santiago', 'es')
      on conflict do nothing
      """;

  private static final String OPENING_HOURS =
      """
      insert into opening_hours (tenant_id, weekday, opens, closes)
      select $1, weekday, '09:00', case weekday when 6 then time '13:00' else time '18:00' end
      from generate_series(1, 6) weekday
      where not exists (select from opening_hours where tenant_id = $1)
      on conflict do nothing
      """;

  private static final String HOLIDAYS =
      """
      insert into special_day (tenant_id, day, name)
      select $1, day, name
      from (values
        (date '2026-12-08', 'Inmaculada Concepción'),
        (date '2026-12-25', 'Navidad'),
        (date '2027-01-01', 'Año Nuevo'),
        (date '2027-03-26', 'Viernes Santo'),
        (date '2027-03-27', 'Sábado Santo'),
        (date '2027-05-01', 'Día del Trabajo'),
        (date '2027-05-21', 'Glorias Navales'),
        (date '2027-09-18', 'Independencia Nacional'),
        (date '2027-12-08', 'Inmaculada Concepción'),
        (date '2027-12-25', 'Navidad')) as holiday (day, name)
      where not exists (select from special_day where tenant_id = $1)
      on conflict do nothing
      """;

  private static final String PLANS =
      """
      insert into plan (tenant_id, plan_id, name, download_mbps, upload_mbps,
                        price_minor, currency, tax_basis_points)
      values
        ($1, '0190ed00-0001-7000-8000-000000000001', 'Hogar 200', 200, 100, 14990, 'CLP', 1900),
        ($1, '0190ed00-0001-7000-8000-000000000002', 'Hogar 600', 600, 300, 19990, 'CLP', 1900),
        ($1, '0190ed00-0001-7000-8000-000000000003', 'Negocio 1000', 1000, 1000, 39990, 'CLP', 1900)
      on conflict do nothing
      """;

  /** Businesses are answered sooner. */
  private static final String SERVICE_LEVELS =
      """
      insert into ticket_service_level (tenant_id, plan_id, priority, answer_minutes, resolution_minutes)
      select $1, '0190ed00-0001-7000-8000-000000000003'::uuid, priority, answer, resolution
      from (values ('low', 480, 1440), ('normal', 120, 480), ('high', 30, 240))
        as level (priority, answer, resolution)
      on conflict do nothing
      """;

  private static final String TICKET_RULES =
      """
      insert into ticket_rule (tenant_id, position, words, of_category, set_category, set_priority)
      values
        ($1, 1, '{hospital,clínica,bomberos,krankenhaus,feuerwehr,clinic}', null, null, 'high'),
        ($1, 2, '{me cobraron dos veces,cobro doble,charged twice,doppelt abgebucht}', null, 'billing', null)
      on conflict do nothing
      """;

  private static final String NODES_AND_SECTORS =
      """
      insert into network_node (tenant_id, node_id, parent_id, kind, name)
      values
        ($1, '0190ed00-0002-7000-8000-000000000001', null, 'node', 'Nodo Cerro'),
        ($1, '0190ed00-0002-7000-8000-000000000002', null, 'node', 'Nodo Valle'),
        ($1, '0190ed00-0003-7000-8000-000000000001',
         '0190ed00-0002-7000-8000-000000000001', 'sector', 'Cerro Norte'),
        ($1, '0190ed00-0003-7000-8000-000000000002',
         '0190ed00-0002-7000-8000-000000000001', 'sector', 'Cerro Sur'),
        ($1, '0190ed00-0003-7000-8000-000000000003',
         '0190ed00-0002-7000-8000-000000000002', 'sector', 'Valle Centro'),
        ($1, '0190ed00-0003-7000-8000-000000000004',
         '0190ed00-0002-7000-8000-000000000002', 'sector', 'Valle Estación')
      on conflict do nothing
      """;

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

  private static final String ACCESSES =
      """
      insert into network_node (tenant_id, node_id, parent_id, kind, name)
      select $1,
             format('0190ed00-0005-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('0190ed00-0003-7000-8000-%s', lpad((1 + (n - 1) / 3)::text, 12, '0'))::uuid,
             'access',
             format('Acceso C-%s', 100 + n)
      from generate_series(1, 12) n
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

  private static final String SERVICES =
      """
      insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes,
                           buffer_minutes, step_minutes, price_minor, currency)
      values
        ($1, '0190ed00-0008-7000-8000-000000000001', 1,
         'Visita técnica', 'Technician visit', 'Technikerbesuch', 60, 30, 60, null, null),
        ($1, '0190ed00-0008-7000-8000-000000000002', 2,
         'Instalación', 'Installation', 'Installation', 120, 30, 60, 25000, 'CLP')
      on conflict do nothing
      """;

  private static final String TECHNICIANS =
      """
      insert into calendar (tenant_id, calendar_id, name)
      values
        ($1, '0190ed00-0009-7000-8000-000000000001', 'Técnico Demo 1'),
        ($1, '0190ed00-0009-7000-8000-000000000002', 'Técnico Demo 2')
      on conflict do nothing
      """;

  private static final String WHAT_TECHNICIANS_DO =
      """
      insert into service_calendar (tenant_id, service_id, calendar_id)
      select $1, s.service_id, c.calendar_id
      from service s
      join calendar c on c.tenant_id = $1
      where s.tenant_id = $1 and s.service_id::text like '0190ed00-0008-7000-8000-%'
        and c.calendar_id::text like '0190ed00-0009-7000-8000-%'
      on conflict do nothing
      """;

  private static final String INCIDENT =
      """
      insert into incident (tenant_id, incident_id, node_id, state, began_at)
      values ($1, '0190ed00-000a-7000-8000-000000000001', '0190ed00-0003-7000-8000-000000000004',
              'known', now() - interval '70 minutes')
      on conflict do nothing
      """;

  private static final String WHAT_IS_SAID_OF_IT =
      """
      insert into incident_update (tenant_id, incident_id, update_id, words)
      values ($1, '0190ed00-000a-7000-8000-000000000001', '0190ed00-000b-7000-8000-000000000001',
              'Se cortó la fibra que llega a la estación; un equipo ya está en camino.')
      on conflict do nothing
      """;

  /** The night after the first start. */
  private static final String MAINTENANCE =
      """
      insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at, words)
      select $1, '0190ed00-000c-7000-8000-000000000001', '0190ed00-0003-7000-8000-000000000002',
             night + interval '2 hours', night + interval '4 hours', 'Cambiamos un equipo de la red.'
      from (select (date_trunc('day', now() at time zone 'America/Santiago') + interval '1 day')
                   at time zone 'America/Santiago') as n (night)
      on conflict do nothing
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

  static final List<String> IN_ORDER =
      List.of(
          TENANT,
          OPENING_HOURS,
          HOLIDAYS,
          PLANS,
          SERVICE_LEVELS,
          TICKET_RULES,
          NODES_AND_SECTORS,
          CUSTOMERS,
          VERIFIED,
          ACCESSES,
          PASSWORD_SYSTEMS,
          ACCOUNTS,
          SUBSCRIPTIONS,
          INVOICES,
          INVOICE_LINES,
          INVOICE_ISSUER,
          SERVICES,
          TECHNICIANS,
          WHAT_TECHNICIANS_DO,
          INCIDENT,
          WHAT_IS_SAID_OF_IT,
          MAINTENANCE);

  private DemoRows() {}
}
