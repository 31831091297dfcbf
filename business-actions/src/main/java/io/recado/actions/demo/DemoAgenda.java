package io.recado.actions.demo;

import java.util.List;

/** What can be booked, and with whom. */
final class DemoAgenda {

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
        and not exists (select from service_calendar where tenant_id = $1)
        and s.retired_at is null and c.retired_at is null
      on conflict do nothing
      """;

  static final List<String> IN_ORDER = List.of(SERVICES, TECHNICIANS, WHAT_TECHNICIANS_DO);

  private DemoAgenda() {}
}
