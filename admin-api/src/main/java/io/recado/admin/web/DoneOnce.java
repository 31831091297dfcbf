package io.recado.admin.web;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.digest.Sha256;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has done once what is asked for with a key, in the caller's name, however often it is asked. */
@Component
public class DoneOnce {

  /** Who comes with the same key meanwhile waits here until the first is done. */
  private static final String BEGIN =
      """
      insert into desk_request (tenant_id, request_key, digest) values ($1, $2, $3) on conflict do nothing
      """;

  private static final String END =
      "update desk_request set made = $3 where tenant_id = $1 and request_key = $2";

  private static final String MADE =
      "select made, digest from desk_request where tenant_id = $1 and request_key = $2";

  /** Nobody tries again after so long. */
  private static final String FORGET =
      "delete from desk_request where tenant_id = $1 and made_at < now() - interval '1 day'";

  private final DatabaseClient client;
  private final SignedChanges changes;

  public DoneOnce(DatabaseClient client, SignedChanges changes) {
    this.client = client;
    this.changes = changes;
  }

  /**
   * What was made.
   *
   * @param secret what is shown now and never again; null where there is none, and for whoever asks
   *     again
   */
  public record Made(UUID id, @Nullable String secret) {

    @Override
    public String toString() {
      return "Made[%s]".formatted(id);
    }
  }

  /**
   * What the request has made, now or when it came first. All of it is one transaction: what fails
   * leaves nothing, and may be asked for again with the same key.
   *
   * @param route what is asked for, and of what
   * @param wish the body; it is remembered by a digest of its text alone
   * @param doing what makes it, and gives its id
   * @throws ApiProblem {@code KEY_MISSING}; {@code KEY_REUSED} where the key was another request's
   */
  public Mono<UUID> by(
      Caller caller, @Nullable String key, String route, Object wish, Supplier<Mono<UUID>> doing) {
    return showing(caller, key, route, wish, () -> doing.get().map(made -> new Made(made, null)))
        .map(Made::id);
  }

  /** {@link #by} of what has a secret, which nobody else is shown. */
  public Mono<Made> showing(
      Caller caller, @Nullable String key, String route, Object wish, Supplier<Mono<Made>> doing) {
    var request = new Request(caller, RequestKeys.required(key), route + "\n" + wish);
    return caller.signs(
        changes,
        () ->
            client
                .sql(FORGET)
                .bind(0, caller.tenant().value())
                .then()
                .then(Mono.defer(() -> begun(request)))
                .flatMap(begun -> begun ? done(request, doing) : made(request)));
  }

  private record Request(Caller caller, String key, String text) {

    byte[] digest() {
      return Sha256.of(text);
    }
  }

  private Mono<Boolean> begun(Request request) {
    var begin = of(BEGIN, request).bind(2, request.digest());
    return begin.fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private Mono<Made> done(Request request, Supplier<Mono<Made>> doing) {
    return doing.get().delayUntil(made -> of(END, request).bind(2, made.id()).then());
  }

  private Mono<Made> made(Request request) {
    return of(MADE, request).map(row -> same(row, request)).one();
  }

  private static Made same(Readable row, Request request) {
    if (!Arrays.equals(required(row, "digest", byte[].class), request.digest())) {
      throw new ApiProblem(ApiError.KEY_REUSED);
    }
    return new Made(required(row, "made", UUID.class), null);
  }

  private GenericExecuteSpec of(String sql, Request request) {
    return client.sql(sql).bind(0, request.caller().tenant().value()).bind(1, request.key());
  }
}
