package io.recado.outbox;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.database.DispatchDatabase;
import io.recado.json.JsonText;
import io.recado.queue.ConversationKey;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresOutbox implements Outbox {

  /** Shared with the update that a takeover makes, so that one of the two waits for the other. */
  private static final String CURRENT_EPOCH =
      """
      select epoch from conversation where tenant_id = $1 and conversation_id = $2 for share
      """;

  /** Also what a sender that died had claimed: after a takeover nobody sends it again. */
  private static final String WITHDRAW =
      """
      update outbox set state = 'withdrawn', lease_until = null, ended_at = clock_timestamp()
      where tenant_id = $1 and conversation_id = $2 and author = 'bot' and epoch < $3
        and (state = 'pending' or state = 'sending' and lease_until < clock_timestamp())
      """;

  /**
   * Takes the first message that has not come to an end. It is locked by waiting, not by skipping:
   * skipping a locked first would send the second before it. A message found in 'sending' was left
   * by a sender that died, and may have been delivered.
   */
  private static final String CLAIM =
      """
      update outbox set
        state = 'sending', uncertain = uncertain or state = 'sending', attempts = attempts + 1,
        fence = fence + 1, lease_until = clock_timestamp() + $3::interval
      where tenant_id = $1 and outbox_id = (
          select outbox_id from outbox
          where tenant_id = $1 and conversation_id = $2 and state in ('pending', 'sending')
          order by sequence limit 1 for update)
        and due_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      returning *
      """;

  /** Only the first open message of a conversation counts: the others wait for it. */
  private static final String DUE =
      """
      select tenant_id, conversation_id from outbox first
      where state in ('pending', 'sending') and due_at <= now()
        and (lease_until is null or lease_until < now())
        and not exists (
          select 1 from outbox earlier
          where earlier.tenant_id = first.tenant_id and earlier.conversation_id = first.conversation_id
            and earlier.state in ('pending', 'sending') and earlier.sequence < first.sequence)
      order by due_at limit $1
      """;

  private static final String HELD =
      " where tenant_id = $1 and outbox_id = $2 and fence = $3 and state = 'sending'";

  private static final String SENT =
      """
      update outbox set state = 'sent', provider_message_id = $4, lease_until = null, last_error = null,
        ended_at = clock_timestamp()
      """
          + HELD;

  private static final String RETRY =
      """
      update outbox set state = 'pending', lease_until = null, last_error = $4, uncertain = uncertain or $5,
        due_at = clock_timestamp() + $6::interval
      """
          + HELD;

  private static final String DEAD =
      """
      update outbox set state = 'dead', lease_until = null, error_code = $4, last_error = $5,
        ended_at = clock_timestamp()
      """
          + HELD;

  private static final String RECONCILE =
      """
      update outbox o set state = 'sent', provider_message_id = r.message_id, lease_until = null,
        ended_at = clock_timestamp()
      from delivery_receipt r
      where o.tenant_id = $1 and o.outbox_id = $2 and o.fence = $3 and o.state = 'sending'
        and r.tenant_id = $1 and r.opaque_id = $4 and r.status <> 'FAILED'
      """;

  /** Each part is answered from a partial index. */
  private static final String DEPTH =
      """
      select count(*) as pending,
             (select count(*) from outbox where state = 'dead') as dead,
             coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as oldest
      from outbox where state in ('pending', 'sending')
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;

  PostgresOutbox(DatabaseClient database, DispatchDatabase dispatch, TenantScope scope) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
  }

  @Override
  public Mono<OutboxMessage> claim(ConversationKey key, Duration leaseTime) {
    return scope.inTenant(
        key.tenant(),
        () ->
            of(CURRENT_EPOCH, key)
                .mapValue(Long.class)
                .one()
                .flatMap(epoch -> of(WITHDRAW, key).bind(2, epoch).then())
                .then(
                    of(CLAIM, key)
                        .bind(2, interval(leaseTime))
                        .map(PostgresOutbox::message)
                        .one()));
  }

  @Override
  public Flux<ConversationKey> due(int limit) {
    return dispatch
        .sql(DUE)
        .bind(0, limit)
        .map(
            row ->
                new ConversationKey(
                    new TenantId(required(row, "tenant_id", UUID.class)),
                    new ConversationId(required(row, "conversation_id", UUID.class))))
        .all();
  }

  @Override
  public Mono<Boolean> sent(OutboxMessage message, String providerMessageId) {
    return held(message, spec -> spec.bind(3, providerMessageId), SENT);
  }

  @Override
  public Mono<Boolean> retry(
      OutboxMessage message, Duration after, String reason, boolean uncertain) {
    return held(
        message, spec -> spec.bind(3, reason).bind(4, uncertain).bind(5, interval(after)), RETRY);
  }

  @Override
  public Mono<Boolean> dead(OutboxMessage message, String code, String reason) {
    return held(message, spec -> spec.bind(3, code).bind(4, reason), DEAD);
  }

  @Override
  public Mono<Boolean> reconcile(OutboxMessage message) {
    return held(message, spec -> spec.bind(3, message.id().toString()), RECONCILE);
  }

  @Override
  public Mono<Depth> depth() {
    return dispatch
        .sql(DEPTH)
        .map(
            row ->
                new Depth(
                    required(row, "pending", Long.class),
                    required(row, "dead", Long.class),
                    Duration.ofMillis((long) (1000 * required(row, "oldest", Double.class)))))
        .one();
  }

  private Mono<Boolean> held(
      OutboxMessage message, UnaryOperator<GenericExecuteSpec> parameters, String sql) {
    var tenant = message.conversation().tenant();
    return scope.inTenant(
        tenant,
        () ->
            parameters
                .apply(
                    database
                        .sql(sql)
                        .bind(0, tenant.value())
                        .bind(1, message.id())
                        .bind(2, message.fence()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
  }

  private GenericExecuteSpec of(String sql, ConversationKey key) {
    return database.sql(sql).bind(0, key.tenant().value()).bind(1, key.conversation().value());
  }

  private static OutboxMessage message(Readable row) {
    return new OutboxMessage(
        required(row, "outbox_id", UUID.class),
        new ConversationKey(
            new TenantId(required(row, "tenant_id", UUID.class)),
            new ConversationId(required(row, "conversation_id", UUID.class))),
        new ChannelId(required(row, "channel_id", UUID.class)),
        required(row, "sequence", Long.class),
        required(row, "address", String.class),
        JsonText.value(required(row, "content", Json.class), OutboundContent.class),
        required(row, "attempts", Integer.class),
        required(row, "fence", Long.class),
        required(row, "uncertain", Boolean.class),
        row.get("last_inbound_id", String.class));
  }
}
