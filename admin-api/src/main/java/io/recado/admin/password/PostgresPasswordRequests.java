package io.recado.admin.password;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.password.SystemKind;
import io.recado.admin.access.Caller;
import io.recado.admin.password.PasswordRequestView.State;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Requests of new passwords as the list shows them; their secrets are not read. */
@Repository
class PostgresPasswordRequests {

  private static final String LIST =
      """
      select r.reset_id, r.state, r.reason, r.asked_at, r.ended_at, r.link_until, r.revealed_at, r.conversation_id,
             r.contact_id, co.name as contact_name, r.login, r.customer_id, cu.number as customer_number,
             cu.name as customer_name, r.system_name, r.system_kind
      from password_reset r
      join customer cu on cu.tenant_id = r.tenant_id and cu.customer_id = r.customer_id
      join contact co on co.tenant_id = r.tenant_id and co.contact_id = r.contact_id
      where r.tenant_id = $1
        and ($2::text is null or r.state = $2)
        and ($3::timestamptz is null or (r.asked_at, r.reset_id) < ($3, $4))
      order by r.asked_at desc, r.reset_id desc limit $5
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresPasswordRequests(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<PasswordRequestView>> list(
      Caller caller, @Nullable State state, @Nullable Cursor after, int size) {
    var statement = client.sql(LIST).bind(0, caller.tenant().value());
    statement = bind(statement, 1, String.class, state == null ? null : code(state));
    statement = bind(statement, 2, Instant.class, after == null ? null : after.at());
    statement = bind(statement, 3, UUID.class, after == null ? null : after.id());
    var page = statement.bind(4, size + 1).map(PostgresPasswordRequests::request).all();
    return scope.inTenant(caller.tenant(), page::collectList);
  }

  private static String code(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static PasswordRequestView request(Readable row) {
    return new PasswordRequestView(
        required(row, "reset_id", UUID.class),
        State.valueOf(upper(row, "state")),
        required(row, "login", String.class),
        required(row, "system_name", String.class),
        SystemKind.valueOf(upper(row, "system_kind")),
        required(row, "customer_id", UUID.class),
        required(row, "customer_number", String.class),
        required(row, "customer_name", String.class),
        required(row, "contact_id", UUID.class),
        row.get("contact_name", String.class),
        required(row, "conversation_id", UUID.class),
        required(row, "asked_at", Instant.class),
        row.get("ended_at", Instant.class),
        row.get("reason", String.class),
        row.get("link_until", Instant.class),
        row.get("revealed_at", Instant.class));
  }

  private static String upper(Readable row, String column) {
    return required(row, column, String.class).toUpperCase(Locale.ROOT);
  }
}
