package io.recado.audit;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAuditTrail implements AuditTrail {

  private static final String PAGE =
      """
      select entry_id, at, actor_kind, actor_name, action, outcome, code, reference, request_key, conversation_id,
             contact_id, customer_id
      from audit_entry
      where tenant_id = $1
        and ($2::uuid is null or conversation_id = $2)
        and ($3::uuid is null or contact_id = $3)
        and ($4::text is null or action = $4 or ($4 like '%.' and starts_with(action, $4)))
        and ($5::uuid is null or entry_id < $5)
        and ($7::text is null or actor_kind = 'agent' and actor_name = $7)
      order by entry_id desc limit $6
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresAuditTrail(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<List<AuditEntry>> page(TenantId tenant, AuditQuery query) {
    return scope.inTenant(
        tenant, () -> statement(tenant, query).map(PostgresAuditTrail::entry).all().collectList());
  }

  private GenericExecuteSpec statement(TenantId tenant, AuditQuery query) {
    var conversation = query.conversation();
    var contact = query.contact();
    var statement = database.sql(PAGE).bind(0, tenant.value()).bind(5, query.most());
    statement = bind(statement, 1, UUID.class, conversation == null ? null : conversation.value());
    statement = bind(statement, 2, UUID.class, contact == null ? null : contact.value());
    statement = bind(statement, 3, String.class, query.action());
    statement = bind(statement, 4, UUID.class, query.before());
    return bind(statement, 6, String.class, query.agent());
  }

  private static AuditEntry entry(Readable row) {
    var customer = id(row, "customer_id", CustomerId::new);
    return new AuditEntry(
        required(row, "entry_id", UUID.class),
        required(row, "at", Instant.class),
        actor(row, customer),
        required(row, "action", String.class),
        required(row, "outcome", String.class),
        row.get("code", String.class),
        row.get("reference", String.class),
        row.get("request_key", String.class),
        id(row, "conversation_id", ConversationId::new),
        id(row, "contact_id", ContactId::new),
        customer);
  }

  private static AuditActor actor(Readable row, @Nullable CustomerId customer) {
    var kind = required(row, "actor_kind", String.class);
    return switch (kind) {
      case "contact" -> new AuditActor.Contact();
      case "customer" -> new AuditActor.Customer(Objects.requireNonNull(customer, "customer_id"));
      case "agent" ->
          new AuditActor.Agent(Objects.requireNonNullElse(row.get("actor_name", String.class), ""));
      case "bot" -> new AuditActor.Bot();
      default -> throw new IllegalStateException("no actor: " + kind);
    };
  }

  private static <T> @Nullable T id(Readable row, String column, Function<UUID, T> as) {
    var id = row.get(column, UUID.class);
    return id == null ? null : as.apply(id);
  }
}
