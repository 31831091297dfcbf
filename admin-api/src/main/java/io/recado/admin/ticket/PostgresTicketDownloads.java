package io.recado.admin.ticket;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.Attachments.State;
import io.recado.actions.attachment.FileType;
import io.recado.actions.ticket.TicketNumber;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of tickets, to look at: what became of them, and their bytes a piece at a time. */
@Repository
class PostgresTicketDownloads {

  /** Small enough that many may be read at once. */
  static final int PIECE = 64 * 1024;

  /** What was fetched and is not kept any more is gone, too. */
  private static final String STATES =
      """
      select coalesce(f.state, 'gone') as state from ticket_attachment a
      left join ticket_file f on f.tenant_id = a.tenant_id and f.number = a.number and f.position = a.position
      where a.tenant_id = $1 and a.number = $2
      order by a.position
      """;

  private static final String KEPT =
      """
      select type, octet_length(bytes) as size from ticket_file
      where tenant_id = $1 and number = $2 and position = $3 and state = 'kept'
      """;

  private static final String BYTES =
      """
      select substring(bytes from $4 for $5) from ticket_file
      where tenant_id = $1 and number = $2 and position = $3 and state = 'kept'
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresTicketDownloads(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** A file that is kept, without its bytes. */
  record Kept(AttachmentKey key, FileType type, int size) {

    private static Kept read(AttachmentKey key, Readable row) {
      var type = FileType.ofType(required(row, "type", String.class)).orElseThrow();
      return new Kept(key, type, required(row, "size", Integer.class));
    }
  }

  /** What became of a ticket's files, by place. */
  Mono<List<State>> states(Caller caller, TicketNumber number) {
    var states =
        client
            .sql(STATES)
            .bind(0, caller.tenant().value())
            .bind(1, number.value())
            .mapValue(String.class)
            .all()
            .map(state -> State.valueOf(state.toUpperCase(Locale.ROOT)));
    return scope.inTenant(caller.tenant(), states::collectList);
  }

  /** Empty for a file that is not there, or not kept. */
  Mono<Kept> find(AttachmentKey key) {
    var found = of(KEPT, key).map(row -> Kept.read(key, row));
    return scope.inTenant(key.tenant(), found::one);
  }

  /**
   * Its bytes in order, each piece asked for when the one before has been taken: no file lies in
   * memory, and no transaction waits for a slow reader. Fails where the file is deleted meanwhile,
   * whose length was told already.
   */
  Flux<byte[]> bytes(Kept file) {
    int pieces = Math.ceilDiv(file.size(), PIECE);
    return Flux.range(0, pieces).concatMap(piece -> piece(file.key(), piece), 0);
  }

  private Mono<byte[]> piece(AttachmentKey key, int piece) {
    var bytes = of(BYTES, key).bind(3, piece * PIECE + 1).bind(4, PIECE).mapValue(byte[].class);
    return scope
        .inTenant(key.tenant(), bytes::one)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)));
  }

  private DatabaseClient.GenericExecuteSpec of(String sql, AttachmentKey key) {
    return client
        .sql(sql)
        .bind(0, key.tenant().value())
        .bind(1, key.number().value())
        .bind(2, key.position());
  }
}
