package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.attachment.FileName;
import io.recado.actions.attachment.FileType;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.ByteRange;
import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles.State;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers sent, to be opened: what became of it, and its bytes a piece at a time. */
@Repository
class PostgresReceivedDownloads {

  /** Small enough that many may be read at once. */
  static final int PIECE = 64 * 1024;

  /** What came with a message and is not kept any more is gone. */
  private static final String FIND =
      """
      select state, type, size, name from received_file
      where tenant_id = $1 and conversation_id = $2 and message_id = $3
      union all
      select 'gone', null, null, null
      where not exists (select from received_file where tenant_id = $1 and conversation_id = $2 and message_id = $3)
        and exists (select from message where tenant_id = $1 and conversation_id = $2 and message_id = $3
                    and author = 'customer' and jsonb_path_exists(content, '$.**.file.id'))
      """;

  private static final String BYTES =
      """
      select substring(bytes from $4 for $5) from received_file
      where tenant_id = $1 and conversation_id = $2 and message_id = $3 and state = 'kept'
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresReceivedDownloads(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** What a message came with. */
  sealed interface Found {}

  /** It cannot be opened, now or for good. */
  record Missing(State state) implements Found {}

  /**
   * It can be opened.
   *
   * @param type what its bytes say; null where that is nothing known
   * @param called by its sender; null where they did not say
   */
  record Kept(ReceivedFileKey key, @Nullable FileType type, int size, @Nullable String called)
      implements Found {

    /** A name that does not pass for another type's. */
    String name() {
      var id = key.message().toString();
      var name = Objects.requireNonNullElse(called, "file-" + id.substring(id.length() - 8));
      return (type == null ? FileName.ofUnknown(name) : FileName.of(name, type)).value();
    }
  }

  /** Empty where there is no such message, or nothing came with it. */
  Mono<Found> find(ReceivedFileKey key) {
    var found = of(FIND, key).map(row -> found(key, row));
    return scope.inTenant(key.tenant(), found::one);
  }

  /**
   * Its bytes in order, each piece asked for when the one before has been taken: no file lies in
   * memory, and no transaction waits for a slow reader. Fails where the file is deleted meanwhile:
   * its length was told already, and an answer that ends early would have the next one on the
   * connection taken for its rest.
   */
  Flux<byte[]> bytes(Kept file, ByteRange range) {
    return Flux.range(0, Math.ceilDiv(range.length(), PIECE))
        .map(piece -> range.piece(piece, PIECE))
        .concatMap(piece -> bytes(file.key(), piece), 0);
  }

  private Mono<byte[]> bytes(ReceivedFileKey key, ByteRange piece) {
    var bytes =
        of(BYTES, key).bind(3, piece.from() + 1).bind(4, piece.length()).mapValue(byte[].class);
    return scope
        .inTenant(key.tenant(), bytes::one)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.FILE_GONE)));
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, ReceivedFileKey key) {
    return client
        .sql(sql)
        .bind(0, key.tenant().value())
        .bind(1, key.conversation().value())
        .bind(2, key.message());
  }

  private static Found found(ReceivedFileKey key, Readable row) {
    var state = State.valueOf(required(row, "state", String.class).toUpperCase(Locale.ROOT));
    return state == State.KEPT ? kept(key, row) : new Missing(state);
  }

  private static Kept kept(ReceivedFileKey key, Readable row) {
    var type = row.get("type", String.class);
    return new Kept(
        key,
        type == null ? null : FileType.ofType(type).orElse(null),
        required(row, "size", Integer.class),
        row.get("name", String.class));
  }
}
