package io.recado.outbox;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.database.TenantCalls;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The functions do the work; {@code R__outbox.sql} says how. */
@Repository
class PostgresDeadLetters implements DeadLetters {

  private static final String LIST =
      """
      select outbox_id, conversation_id, channel_id, content, error_code, last_error, attempts, uncertain, ended_at
      from outbox
      where tenant_id = $1 and stage = 'dead'
        and ($2::uuid is null or outbox_id = $2) and ($3::uuid is null or channel_id = $3)
        and ($4::text is null or error_code = $4)
        and ($5::timestamptz is null or ended_at >= $5) and ($6::timestamptz is null or ended_at < $6)
        and ($7::timestamptz is null or (ended_at, outbox_id) < ($7, $8::uuid))
      order by ended_at desc, outbox_id desc limit $9
      """;

  private static final String REPLAY =
      "select replay_dead_letters($1, $7, $2, $3, $4, $5, $6, $8) as count";

  private static final String DISCARD =
      "select discard_dead_letters($1, $7, $2, $3, $4, $5, $6, $8) as count";

  private final DatabaseClient database;
  private final TenantScope scope;
  private final TenantCalls calls;

  PostgresDeadLetters(DatabaseClient database, TenantScope scope, TenantCalls calls) {
    this.database = database;
    this.scope = scope;
    this.calls = calls;
  }

  @Override
  public Flux<DeadLetter> list(TenantId tenant, Filter filter, @Nullable Place after, int limit) {
    return scope
        .inTenant(tenant, () -> page(tenant, filter, after, limit).collectList())
        .flatMapIterable(letters -> letters);
  }

  @Override
  public Mono<Integer> replay(TenantId tenant, Filter filter, String by, int most) {
    return change(REPLAY, tenant, filter, by, most);
  }

  @Override
  public Mono<Integer> discard(TenantId tenant, Filter filter, String by, int most) {
    return change(DISCARD, tenant, filter, by, most);
  }

  private Flux<DeadLetter> page(TenantId tenant, Filter filter, @Nullable Place after, int limit) {
    var statement = narrowed(LIST, tenant, filter);
    statement = bind(statement, 6, Instant.class, after == null ? null : after.endedAt());
    statement = bind(statement, 7, UUID.class, after == null ? null : after.id());
    return statement.bind(8, limit).map(PostgresDeadLetters::letter).all();
  }

  private Mono<Integer> change(String sql, TenantId tenant, Filter filter, String by, int most) {
    return calls.alone(
        narrowed(sql, tenant, filter).bind(6, by).bind(7, most).mapValue(Integer.class).one());
  }

  private GenericExecuteSpec narrowed(String sql, TenantId tenant, Filter filter) {
    var channel = filter.channel();
    var statement = database.sql(sql).bind(0, tenant.value());
    statement = bind(statement, 1, UUID.class, filter.letter());
    statement = bind(statement, 2, UUID.class, channel == null ? null : channel.value());
    statement = bind(statement, 3, String.class, filter.code());
    statement = bind(statement, 4, Instant.class, filter.since());
    return bind(statement, 5, Instant.class, filter.until());
  }

  /** One that nobody can read must not hide the others. */
  private static @Nullable OutboundContent content(Json column) {
    try {
      return JsonText.value(column, OutboundContent.class);
    } catch (IllegalStateException unreadable) {
      return null;
    }
  }

  private static DeadLetter letter(Readable row) {
    return new DeadLetter(
        required(row, "outbox_id", UUID.class),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        new ChannelId(required(row, "channel_id", UUID.class)),
        content(required(row, "content", Json.class)),
        required(row, "error_code", String.class),
        row.get("last_error", String.class),
        required(row, "attempts", Integer.class),
        required(row, "uncertain", Boolean.class),
        required(row, "ended_at", Instant.class));
  }
}
