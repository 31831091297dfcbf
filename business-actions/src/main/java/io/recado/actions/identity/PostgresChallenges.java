package io.recado.actions.identity;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Calls the functions of R__identity.sql, which hold the limits and the database's clock. */
final class PostgresChallenges implements Challenges {

  private static final Logger log = LoggerFactory.getLogger(PostgresChallenges.class);

  private static final String ASK =
      "select kind, held from ask_for_code($1, $2, $3, $4, $5, $6, $7 * interval '1 millisecond')";

  private static final String CHECK =
      """
      select kind, held from check_code(
        $1, $2, $3, $4, $5, $6 * interval '1 millisecond', $7 * interval '1 millisecond')
      """;

  private static final String GIVEN =
      "select kind, held from identity_event where tenant_id = $1 and request_key = $2";

  private final DatabaseClient client;
  private final TenantScope scope;
  private final Duration codeLife;
  private final Duration proofLife;

  PostgresChallenges(
      DatabaseClient client, TenantScope scope, Duration codeLife, Duration proofLife) {
    this.client = client;
    this.scope = scope;
    this.codeLife = codeLife;
    this.proofLife = proofLife;
  }

  @Override
  public Mono<Answer> ask(ActionRequest request, String claim) {
    return answer(
        request,
        of(ASK, request)
            .bind(2, request.conversation().value())
            .bind(3, request.contact().value())
            .bind(4, claim)
            .bind(5, request.language().code())
            .bind(6, codeLife.toMillis()));
  }

  @Override
  public Mono<Answer> check(ActionRequest request, @Nullable String seal) {
    var call =
        of(CHECK, request)
            .bind(2, request.conversation().value())
            .bind(3, request.contact().value())
            .bind(5, codeLife.toMillis())
            .bind(6, proofLife.toMillis());
    return answer(request, seal == null ? call.bindNull(4, String.class) : call.bind(4, seal));
  }

  @Override
  public Mono<Answer> given(ActionRequest request) {
    return answer(request, of(GIVEN, request));
  }

  private GenericExecuteSpec of(String sql, ActionRequest request) {
    return client.sql(sql).bind(0, request.tenant().value()).bind(1, request.key().value());
  }

  private Mono<Answer> answer(ActionRequest request, GenericExecuteSpec statement) {
    return scope
        .inTenant(request.tenant(), () -> statement.map(Given::read).one())
        .doOnNext(given -> given.report(request))
        .map(given -> Answer.valueOf(given.kind().toUpperCase(Locale.ROOT)));
  }

  /**
   * @param held the limit for which nothing is sent to a known customer; null mostly
   */
  private record Given(String kind, @Nullable String held) {

    static Given read(Readable row) {
      return new Given(required(row, "kind", String.class), row.get("held", String.class));
    }

    /** Customers are not told, as it would tell that they are known; so somebody else has to be. */
    void report(ActionRequest request) {
      if (held == null) {
        return;
      }
      boolean everybody = held.startsWith("tenant_");
      log.atLevel(everybody ? Level.ERROR : Level.WARN)
          .log(
              "No code is sent for request {} of tenant {} ({}), until the limit allows for it again",
              request.key(),
              request.tenant(),
              held);
    }
  }
}
