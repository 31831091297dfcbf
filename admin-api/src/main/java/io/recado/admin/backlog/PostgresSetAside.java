package io.recado.admin.backlog;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.web.Cursor;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Conversations that were set aside, for people; setting aside and going on are the queue's. */
@Repository
class PostgresSetAside {

  private static final String LIST =
      """
      select w.conversation_id, ct.name, w.attempts, w.pending_since
      from conversation_work w
      join conversation c on c.tenant_id = w.tenant_id and c.conversation_id = w.conversation_id
      join contact ct on ct.tenant_id = c.tenant_id and ct.contact_id = c.contact_id
      where w.tenant_id = $1 and w.parked and ($2::uuid is null or w.conversation_id > $2)
      order by w.conversation_id limit $3
      """;

  /** Of what is not set aside, or is nobody's, there is nothing to tell. */
  private static final String TELL =
      """
      select audit_desk(w.tenant_id, 'conversation.resumed', null, w.conversation_id) from conversation_work w
      where w.tenant_id = $1 and w.conversation_id = $2 and w.parked
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresSetAside(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** One more than the page holds, where there are more. */
  Mono<List<SetAsideView>> list(TenantId tenant, @Nullable Cursor after, int size) {
    var statement = client.sql(LIST).bind(0, tenant.value());
    statement = bind(statement, 1, UUID.class, after == null ? null : after.id());
    var page = statement.bind(2, size + 1).map(PostgresSetAside::view).all();
    return scope.inTenant(tenant, page::collectList);
  }

  /** Enters it in the audit, in the caller's transaction. */
  Mono<Void> tellOfResumption(TenantId tenant, UUID conversation) {
    return client.sql(TELL).bind(0, tenant.value()).bind(1, conversation).then();
  }

  private static SetAsideView view(Readable row) {
    return new SetAsideView(
        required(row, "conversation_id", UUID.class),
        row.get("name", String.class),
        required(row, "attempts", Integer.class),
        row.get("pending_since", Instant.class));
  }

  /**
   * A conversation to which the bot says nothing until it is resumed, or the customer writes again.
   *
   * @param contact the customer's name; null where none is known
   * @param attempts so many failed
   * @param waitingSince when the first came in of what is not answered; null where all was
   */
  record SetAsideView(
      UUID conversation, @Nullable String contact, int attempts, @Nullable Instant waitingSince) {}
}
