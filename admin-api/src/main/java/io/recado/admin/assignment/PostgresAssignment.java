package io.recado.admin.assignment;

import static io.recado.database.Columns.required;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.database.TenantCalls;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Conversations that go to people and back. The database decides, one conversation a call, however
 * many call at once; what the functions do is written in {@code R__assignment.sql}.
 */
@Repository
class PostgresAssignment {

  /** Of those that have a rule. */
  private static final String TENANTS =
      """
      select distinct w.tenant_id from desk_wait w join desk_rule r on r.tenant_id = w.tenant_id
      where not w.held
      """;

  private static final String ASSIGN = "select assign_next($1) as conversation_id";

  private static final String RETURN = "select return_next($1) as conversation_id";

  private static final String UNTOLD =
      "select conversation_id, language from absence_to_tell($1, $2, $3)";

  private static final String TELL = "select tell_absence($1, $2, $3, $4)";

  /** In one run; more are told by the next. */
  private static final int MOST_TOLD = 200;

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final TenantCalls calls;

  PostgresAssignment(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, TenantCalls calls) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
    this.calls = calls;
  }

  /** Where somebody waits in the queue, or was given a conversation and has not answered. */
  Mono<List<TenantId>> tenants() {
    return dispatch
        .client()
        .sql(TENANTS)
        .map(row -> new TenantId(required(row, "tenant_id", UUID.class)))
        .all()
        .collectList();
  }

  /** Gives one to whose turn it is; empty when there is none to give, or nobody to give it to. */
  Mono<UUID> assignNext(TenantId tenant) {
    return one(tenant, ASSIGN);
  }

  /** Puts one back that was not answered in time; empty when there is none. */
  Mono<UUID> returnNext(TenantId tenant) {
    return one(tenant, RETURN);
  }

  private Mono<UUID> one(TenantId tenant, String sql) {
    return calls
        .alone(
            of(tenant, sql)
                .map(row -> Optional.ofNullable(row.get("conversation_id", UUID.class)))
                .one())
        .flatMap(Mono::justOrEmpty);
  }

  /**
   * Who is to be told that nobody is there, and was not.
   *
   * @param open whether it is a time at which somebody should be there: then only those for whom
   *     nobody is, however busy, or nobody who has not let them wait already
   */
  Mono<List<Untold>> untold(TenantId tenant, boolean open) {
    return scope.inTenant(
        tenant,
        () ->
            of(tenant, UNTOLD)
                .bind(1, open)
                .bind(2, MOST_TOLD)
                .map(
                    row ->
                        new Untold(
                            required(row, "conversation_id", UUID.class),
                            Language.valueOf(required(row, "language", String.class))))
                .all()
                .collectList());
  }

  /** False when they were told already, or wait no longer. */
  Mono<Boolean> tell(TenantId tenant, UUID conversation, String words) {
    OutboundContent content = new OutboundContent.Text(words);
    return calls.alone(
        of(tenant, TELL)
            .bind(1, conversation)
            .bind(2, Uuid7.next())
            .bind(3, JsonText.column(content))
            .mapValue(Boolean.class)
            .one());
  }

  private GenericExecuteSpec of(TenantId tenant, String sql) {
    return client.sql(sql).bind(0, tenant.value());
  }

  /** A customer who waits, and what they are spoken to in. */
  record Untold(UUID conversation, Language language) {}
}
