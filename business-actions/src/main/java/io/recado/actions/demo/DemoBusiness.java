package io.recado.actions.demo;

import java.util.List;

/** The business itself: when it is open, what it sells and what it promises. */
final class DemoBusiness {

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

  static final List<String> IN_ORDER =
      List.of(TENANT, OPENING_HOURS, HOLIDAYS, PLANS, SERVICE_LEVELS, TICKET_RULES);

  private DemoBusiness() {}
}
