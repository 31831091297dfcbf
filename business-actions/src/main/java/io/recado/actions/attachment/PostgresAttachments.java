package io.recado.actions.attachment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.ticket.TicketNumber;
import io.recado.channel.ChannelId;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresAttachments implements Attachments {

  /** Tenants take turns. */
  private static final String DUE =
      """
      select tenant_id, number, position from (
        select tenant_id, number, position, due_at,
               row_number() over (partition by tenant_id order by due_at) as turn
        from ticket_file where state = 'waiting' and due_at <= clock_timestamp()) due
      order by turn, due_at limit 100
      """;

  private static final String CLAIM =
      """
      update ticket_file f set attempts = f.attempts + 1, due_at = clock_timestamp() + interval '3 minutes'
      from ticket_attachment a
      where f.tenant_id = $1 and f.number = $2 and f.position = $3
        and f.state = 'waiting' and f.due_at <= clock_timestamp()
        and a.tenant_id = f.tenant_id and a.number = f.number and a.position = f.position
      returning f.channel_id, f.attempts, a.file_id, a.mime_type, a.name, a.size_bytes
      """;

  private static final String KEEP =
      """
      update ticket_file set state = 'kept', type = $4, bytes = $5, kept_at = clock_timestamp()
      where tenant_id = $1 and number = $2 and position = $3 and state = 'waiting'
      """;

  private static final String GIVE_UP =
      """
      update ticket_file set state = $4
      where tenant_id = $1 and number = $2 and position = $3 and state = 'waiting'
      """;

  private static final String LATER =
      """
      update ticket_file set due_at = put_off(attempts)
      where tenant_id = $1 and number = $2 and position = $3 and state = 'waiting'
      """;

  private static final String BYTES =
      """
      select coalesce(sum(octet_length(bytes)), 0)::bigint from ticket_file
      where tenant_id = $1 and number = $2 and state = 'kept'
      """;

  private static final String FIND =
      """
      select type, bytes from ticket_file
      where tenant_id = $1 and number = $2 and position = $3 and state = 'kept'
      """;

  private static final String STATES =
      "select state from ticket_file where tenant_id = $1 and number = $2 order by position";

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresAttachments(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<AttachmentKey> due() {
    return dispatch.sql(DUE).map(PostgresAttachments::key).all();
  }

  @Override
  public Mono<Claimed> claim(AttachmentKey key) {
    return scope.inTenant(key.tenant(), () -> of(CLAIM, key).map(row -> claimed(key, row)).one());
  }

  @Override
  public Mono<Void> keep(AttachmentKey key, FileType type, byte[] bytes) {
    return write(key, of(KEEP, key).bind(3, type.type()).bind(4, bytes));
  }

  @Override
  public Mono<Void> giveUp(AttachmentKey key, State why) {
    return write(key, of(GIVE_UP, key).bind(3, why.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Mono<Void> tryLater(AttachmentKey key) {
    return write(key, of(LATER, key));
  }

  @Override
  public Mono<Long> bytesOf(TenantId tenant, TicketNumber number) {
    var bytes =
        client
            .sql(BYTES)
            .bind(0, tenant.value())
            .bind(1, number.value())
            .mapValue(Long.class)
            .one();
    return scope.inTenant(tenant, () -> bytes);
  }

  @Override
  public Mono<Attachment> find(AttachmentKey key) {
    return scope.inTenant(key.tenant(), () -> of(FIND, key).map(row -> read(key, row)).one());
  }

  @Override
  public Flux<State> states(TenantId tenant, TicketNumber number) {
    var states =
        client
            .sql(STATES)
            .bind(0, tenant.value())
            .bind(1, number.value())
            .mapValue(String.class)
            .all()
            .map(state -> State.valueOf(state.toUpperCase(Locale.ROOT)))
            .collectList();
    return scope.inTenant(tenant, () -> states).flatMapIterable(all -> all);
  }

  private Mono<Void> write(AttachmentKey key, GenericExecuteSpec statement) {
    return scope.inTenant(key.tenant(), statement::then);
  }

  private GenericExecuteSpec of(String sql, AttachmentKey key) {
    return client
        .sql(sql)
        .bind(0, key.tenant().value())
        .bind(1, key.number().value())
        .bind(2, key.position());
  }

  private static AttachmentKey key(Readable row) {
    return new AttachmentKey(
        new TenantId(required(row, "tenant_id", UUID.class)),
        new TicketNumber(required(row, "number", Long.class)),
        required(row, "position", Integer.class));
  }

  private static Claimed claimed(AttachmentKey key, Readable row) {
    var file =
        new MediaFile(
            required(row, "file_id", String.class),
            row.get("mime_type", String.class),
            row.get("name", String.class),
            row.get("size_bytes", Long.class));
    return new Claimed(
        key,
        new ChannelId(required(row, "channel_id", UUID.class)),
        file,
        required(row, "attempts", Integer.class));
  }

  private static Attachment read(AttachmentKey key, Readable row) {
    var type = FileType.ofType(required(row, "type", String.class)).orElseThrow();
    return new Attachment(key, type, required(row, "bytes", byte[].class));
  }
}
