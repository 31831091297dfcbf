package io.recado.actions.ticket;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAnswerTargets implements AnswerTargets {

  private static final String FIND =
      """
      select minutes from ticket_answer_target
      where tenant_id = $1 and priority = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresAnswerTargets(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Duration> of(TenantId tenant, Priority priority) {
    return scope
        .inTenant(tenant, () -> minutes(tenant, priority))
        .map(Duration::ofMinutes)
        .defaultIfEmpty(priority.answerTarget());
  }

  private Mono<Integer> minutes(TenantId tenant, Priority priority) {
    return client
        .sql(FIND)
        .bind(0, tenant.value())
        .bind(1, priority.code())
        .mapValue(Integer.class)
        .one();
  }
}
