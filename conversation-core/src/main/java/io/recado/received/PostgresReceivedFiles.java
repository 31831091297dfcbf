package io.recado.received;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.ChannelKind;
import io.recado.conversation.ConversationId;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresReceivedFiles implements ReceivedFiles {

  /**
   * Few of each tenant and kind, so that no slow channel keeps the others waiting for long, and its
   * conversations in turn, so that nobody who sends many does. What a suspended tenant's customers
   * sent waits until it is resumed.
   */
  private static final String DUE =
      """
      select tenant_id, conversation_id, message_id, kind from (
        select tenant_id, conversation_id, message_id, kind, due_at,
               row_number() over (partition by tenant_id, kind order by place, due_at) as turn
        from (
          select f.tenant_id, f.conversation_id, f.message_id, c.kind, f.due_at,
                 row_number() over (partition by f.tenant_id, f.conversation_id order by f.due_at) as place
          from received_file f
          join channel c on c.tenant_id = f.tenant_id and c.channel_id = f.channel_id
          where f.state = 'waiting' and f.due_at <= clock_timestamp()
            and not exists (select from tenant t where t.tenant_id = f.tenant_id and t.suspended_at is not null)) placed
      ) due
      where turn <= 8 order by turn, due_at limit 100
      """;

  private static final String CLAIM =
      """
      update received_file set attempts = attempts + 1, due_at = clock_timestamp() + interval '2 minutes'
      where tenant_id = $1 and conversation_id = $2 and message_id = $3
        and state = 'waiting' and due_at <= clock_timestamp()
      returning channel_id, file_id, name, said_bytes, attempts
      """;

  private static final String KEEP =
      """
      update received_file set state = 'kept', type = $4, bytes = $5, size = $6
      where tenant_id = $1 and conversation_id = $2 and message_id = $3 and state = 'waiting'
      """;

  private static final String GIVE_UP =
      """
      update received_file set state = $4
      where tenant_id = $1 and conversation_id = $2 and message_id = $3 and state = 'waiting'
      """;

  /** By waits that double, from half a minute to an hour. */
  private static final String LATER =
      """
      update received_file set
        due_at = clock_timestamp() + least(interval '15 seconds' * 2 ^ least(attempts, 20), interval '1 hour')
      where tenant_id = $1 and conversation_id = $2 and message_id = $3 and state = 'waiting'
      """;

  private static final String ALL =
      "select coalesce(sum(size), 0)::bigint from received_file where state = 'kept'";

  private static final String TODAY =
      """
      select coalesce(sum(size), 0)::bigint from received_file
      where tenant_id = $1 and conversation_id = $2 and state = 'kept'
        and came_at > clock_timestamp() - interval '1 day'
      """;

  /** A thousand at a time: more than come in between, and few enough for a run of a job. */
  private static final String TRIM =
      """
      with kept as (
        select conversation_id, message_id, sum(size) over (order by came_at desc, message_id desc) as taken
        from received_file where tenant_id = $1 and state = 'kept'
      ), old as (
        select conversation_id, message_id from kept where taken > $2 order by taken desc limit 1000
      ), gone as (
        delete from received_file f using old o
        where f.tenant_id = $1 and f.conversation_id = o.conversation_id and f.message_id = o.message_id
        returning 1
      )
      select count(*) from gone
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresReceivedFiles(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<Due> due() {
    return dispatch.sql(DUE).map(PostgresReceivedFiles::due).all();
  }

  @Override
  public Mono<Claimed> claim(ReceivedFileKey key) {
    return scope.inTenant(key.tenant(), () -> of(CLAIM, key).map(row -> claimed(key, row)).one());
  }

  @Override
  public Mono<Void> keep(ReceivedFileKey key, @Nullable String type, byte[] bytes) {
    var typed = bind(of(KEEP, key), 3, String.class, type);
    return write(key, typed.bind(4, bytes).bind(5, bytes.length));
  }

  @Override
  public Mono<Void> giveUp(ReceivedFileKey key, State why) {
    return write(key, of(GIVE_UP, key).bind(3, why.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Mono<Void> tryLater(ReceivedFileKey key) {
    return write(key, of(LATER, key));
  }

  @Override
  public Mono<Long> bytesOfAll() {
    return dispatch.sql(ALL).mapValue(Long.class).one();
  }

  @Override
  public Mono<Long> bytesOfToday(ReceivedFileKey key) {
    var bytes =
        client
            .sql(TODAY)
            .bind(0, key.tenant().value())
            .bind(1, key.conversation().value())
            .mapValue(Long.class);
    return scope.inTenant(key.tenant(), bytes::one);
  }

  @Override
  public Mono<Long> trim(TenantId tenant, long mostBytes) {
    var deleted = client.sql(TRIM).bind(0, tenant.value()).bind(1, mostBytes).mapValue(Long.class);
    return scope.inTenant(tenant, deleted::one);
  }

  private Mono<Void> write(ReceivedFileKey key, GenericExecuteSpec statement) {
    return scope.inTenant(key.tenant(), statement::then);
  }

  private GenericExecuteSpec of(String sql, ReceivedFileKey key) {
    return client
        .sql(sql)
        .bind(0, key.tenant().value())
        .bind(1, key.conversation().value())
        .bind(2, key.message());
  }

  private static Due due(Readable row) {
    return new Due(
        key(row),
        ChannelKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)));
  }

  private static ReceivedFileKey key(Readable row) {
    return new ReceivedFileKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        required(row, "message_id", UUID.class));
  }

  private static Claimed claimed(ReceivedFileKey key, Readable row) {
    var file =
        new MediaFile(
            required(row, "file_id", String.class),
            null,
            row.get("name", String.class),
            row.get("said_bytes", Long.class));
    return new Claimed(
        key,
        new ChannelId(required(row, "channel_id", UUID.class)),
        file,
        required(row, "attempts", Integer.class));
  }
}
