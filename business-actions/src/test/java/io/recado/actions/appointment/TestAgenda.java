package io.recado.actions.appointment;

import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Rows of a tenant's agenda. */
record TestAgenda(TestDatabase database, TenantId tenant) {

  /** A visit of an hour, with half an hour behind it. */
  void service(UUID id) {
    execute(
        """
        insert into service (tenant_id, service_id, position, name_es, name_en, name_de, minutes,
                             buffer_minutes, step_minutes, price_minor, currency)
        values ($1, '%s', 1, 'Visita', 'Visit', 'Besuch', 60, 30, 60, 25000, 'CLP')
        """
            .formatted(id));
  }

  UUID calendar(String name, UUID service) {
    return calendar(name, CalendarKind.PERSON, service);
  }

  UUID place(String name, UUID service) {
    return calendar(name, CalendarKind.PLACE, service);
  }

  private UUID calendar(String name, CalendarKind kind, UUID service) {
    var id = Uuid7.next();
    execute(
        "insert into calendar (tenant_id, calendar_id, name, kind) values ($1, '%s', '%s', '%s')"
            .formatted(id, name, kind.code()));
    had(service, id);
    return id;
  }

  /** The service is had in that calendar, too. */
  void had(UUID service, UUID calendar) {
    execute(
        "insert into service_calendar (tenant_id, service_id, calendar_id) values ($1, '%s', '%s')"
            .formatted(service, calendar));
  }

  /** Conversations can be told something from outside of turns. */
  void awaken() {
    execute(
        "insert into conversation_work (tenant_id, conversation_id)"
            + " select tenant_id, conversation_id from conversation where tenant_id = $1");
  }

  long count(String table) {
    return Await.value(
        query("select count(*) from %s where tenant_id = $1".formatted(table), Long.class).next());
  }

  /** What customers were told, in order. */
  List<OutboundContent> said() {
    var outbox = "select content::text from outbox where tenant_id = $1 order by sequence";
    return Await.all(
        query(outbox, String.class).map(text -> JsonText.value(text, OutboundContent.class)));
  }

  /**
   * @param sql its only parameter is the tenant
   */
  <T> Flux<T> query(String sql, Class<T> type) {
    return new AgendaSql(database.client(), database.scope())
        .rows(sql, row -> Objects.requireNonNull(row.get(0, type)), tenant);
  }

  /**
   * @param sql its only parameter is the tenant
   */
  void execute(String sql) {
    Await.done(
        database
            .scope()
            .inTenant(tenant, () -> database.client().sql(sql).bind(0, tenant.value()).then()));
  }
}
