package io.recado.actions.password;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.actions.link.LinkToken;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Calls the functions of R__passwords.sql, which hold the limits and the database's clock. */
final class PostgresResets implements Resets {

  private static final String BEGIN =
      """
      select answer, reason, secret, asked_at, told
      from begin_reset($1, $2, $3, $4, $5, $6, $7, $8, $9, $10 * interval '1 millisecond')
      """;

  private static final String IS_TOLD =
      """
      select exists (
        select from password_reset where tenant_id = $1 and reset_id = $2 and told_at is not null)
      """;

  private static final String FINISH =
      "select finish_reset($1, $2, $3, $4 * interval '1 millisecond') = 'changed'";

  private static final String REFUSE = "select refuse_reset($1, $2, $3)";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final ResetSeal seal;
  private final Duration linkLife;
  private final Duration lease;

  /**
   * @param lease how long a reset keeps others of its account away: longer than an action may take,
   *     because until then its password may still get there
   */
  PostgresResets(
      DatabaseClient client, TenantScope scope, ResetSeal seal, Duration linkLife, Duration lease) {
    this.client = client;
    this.scope = scope;
    this.seal = seal;
    this.linkLife = linkLife;
    this.lease = lease;
  }

  @Override
  public Mono<Begun> begin(ActionRequest request, AccessId account, String fresh) {
    var statement =
        of(BEGIN, request)
            .bind(2, request.key().value())
            .bind(3, account.value())
            .bind(4, request.provenCustomer().value())
            .bind(5, request.conversation().value())
            .bind(6, request.contact().value())
            .bind(7, request.language().code())
            .bind(8, seal.close(request.tenant(), ResetId.of(request), fresh))
            .bind(9, lease.toMillis());
    return scope.inTenant(request.tenant(), () -> statement.map(row -> begun(request, row)).one());
  }

  @Override
  public Mono<Boolean> isTold(ActionRequest request) {
    return scope.inTenant(
        request.tenant(), () -> of(IS_TOLD, request).mapValue(Boolean.class).one());
  }

  @Override
  public Mono<Boolean> changed(ActionRequest request, @Nullable LinkToken token) {
    var statement = of(FINISH, request).bind(3, linkLife.toMillis());
    var bound =
        token == null ? statement.bindNull(2, byte[].class) : statement.bind(2, token.hash());
    return scope.inTenant(request.tenant(), () -> bound.mapValue(Boolean.class).one());
  }

  @Override
  public Mono<Void> refused(ActionRequest request, String reason) {
    return scope.inTenant(request.tenant(), of(REFUSE, request).bind(2, reason)::then);
  }

  private GenericExecuteSpec of(String sql, ActionRequest request) {
    return client.sql(sql).bind(0, request.tenant().value()).bind(1, ResetId.of(request).value());
  }

  private Begun begun(ActionRequest request, Readable row) {
    var answer = required(row, "answer", String.class);
    return switch (answer) {
      case "set" ->
          new Begun.ToSet(
              kept(request, row),
              required(row, "asked_at", Instant.class),
              required(row, "told", Boolean.class));
      case "changed" ->
          new Begun.Changed(password(request, row), required(row, "asked_at", Instant.class));
      case "refused" -> new Begun.Refused(required(row, "reason", String.class));
      case "busy" -> new Begun.Busy();
      case "unknown" -> new Begun.UnknownAccount();
      case "too_many" -> new Begun.TooMany();
      default -> throw new IllegalStateException("no answer to a reset: " + answer);
    };
  }

  private String kept(ActionRequest request, Readable row) {
    return seal.open(request.tenant(), ResetId.of(request), required(row, "secret", byte[].class));
  }

  private @Nullable String password(ActionRequest request, Readable row) {
    return row.get("secret", byte[].class) == null ? null : kept(request, row);
  }
}
