package io.recado.action;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.json.JsonText;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresActionLedger implements ActionLedger {

  private static final String OPEN =
      """
      insert into action_run as known (tenant_id, idempotency_key, conversation_id, flow_run, step, request, attempts)
      values ($1, $2, $3, $4, $5, $6, 1)
      on conflict (tenant_id, idempotency_key) do update set attempts = known.attempts + 1
      returning request, flow_run, step, attempts, outcome
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresActionLedger(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<ActionRun> open(ActionRequest request, String flowRun, String step) {
    return scope.inTenant(
        request.tenant(),
        () ->
            database
                .sql(OPEN)
                .bind(0, request.tenant().value())
                .bind(1, request.key().value())
                .bind(2, request.conversation().value())
                .bind(3, flowRun)
                .bind(4, step)
                .bind(5, JsonText.column(request))
                .map(PostgresActionLedger::run)
                .one());
  }

  private static ActionRun run(Readable row) {
    var outcome = row.get("outcome", Json.class);
    return new ActionRun(
        JsonText.value(required(row, "request", Json.class), ActionRequest.class),
        required(row, "flow_run", String.class),
        required(row, "step", String.class),
        required(row, "attempts", Integer.class),
        outcome == null ? null : JsonText.value(outcome, ActionOutcome.class));
  }
}
