package io.recado.actions.identity;

import io.recado.action.ActionRequest;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Calls the functions of R__identity.sql, which hold the limits and the database's clock. */
final class PostgresChallenges implements Challenges {

  private static final String ASK =
      "select ask_for_code($1, $2, $3, $4, $5, $6, $7 * interval '1 millisecond')";

  private static final String CHECK =
      """
      select check_code($1, $2, $3, $4, $5, $6 * interval '1 millisecond', $7 * interval '1 millisecond')
      """;

  private static final String GIVEN =
      "select kind from identity_event where tenant_id = $1 and request_key = $2";

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
        .inTenant(request.tenant(), () -> statement.mapValue(String.class).one())
        .map(kind -> Answer.valueOf(kind.toUpperCase(Locale.ROOT)));
  }
}
