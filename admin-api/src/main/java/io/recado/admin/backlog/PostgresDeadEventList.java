package io.recado.admin.backlog;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Dead events of all subscriptions; what happens to them is the domain's. */
@Repository
class PostgresDeadEventList {

  private static final String LIST =
      """
      select d.subscription_id, d.event_id, e.type, e.at, d.attempts, d.last_code
      from webhook_delivery d join webhook_event e using (tenant_id, event_id)
      where d.tenant_id = $1 and d.state = 'dead'
        and ($2::uuid is null or d.subscription_id = $2)
        and ($3::timestamptz is null or (e.at, d.event_id) < ($3, $4))
      order by e.at desc, d.event_id desc limit $5
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresDeadEventList(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The latest first; one more than the page holds, where there are more. */
  Mono<List<EventView>> list(
      Caller caller, @Nullable UUID subscription, @Nullable Cursor after, int size) {
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, UUID.class, subscription);
    statement = bind(statement, 2, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    var page = statement.bind(4, size + 1).map(PostgresDeadEventList::event).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  private static EventView event(Readable row) {
    return new EventView(
        required(row, "event_id", UUID.class),
        required(row, "subscription_id", UUID.class),
        required(row, "type", String.class),
        required(row, "at", Instant.class),
        required(row, "attempts", Integer.class),
        required(row, "last_code", String.class));
  }

  /**
   * An event that an address did not take.
   *
   * @param code what came of the last attempt: a status, a code of egress, or {@code paused}
   */
  record EventView(
      UUID id, UUID subscription, String type, Instant at, int attempts, String code) {}
}
