package io.recado.intents.llm;

import io.recado.conversation.Uuid7;
import io.recado.database.TenantCalls;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.understanding.Cost;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Calls {@code reserve_llm_call} and {@code settle_llm_call}, which say how it is done. */
@Repository
class PostgresLlmLedger implements LlmLedger {

  private static final String RESERVE = "select reserve_llm_call($1, $2, $3, $4, $5, $6)";
  private static final String SETTLE = "select settle_llm_call($1, $2, $3, $4, $5)::text";

  private final DatabaseClient database;
  private final TenantCalls calls;

  PostgresLlmLedger(DatabaseClient database, TenantCalls calls) {
    this.database = database;
    this.calls = calls;
  }

  @Override
  public Mono<Reservation> reserve(PlannedCall call, Budget budget) {
    return Mono.defer(() -> calls.alone(reserve(Uuid7.next(), call, budget)));
  }

  private Mono<Reservation> reserve(UUID id, PlannedCall call, Budget budget) {
    return database
        .sql(RESERVE)
        .bind(0, call.tenant().value())
        .bind(1, id)
        .bind(2, call.customer().value())
        .bind(3, call.model())
        .bind(4, call.micros())
        .bind(5, JsonText.column(budget))
        .mapValue(String.class)
        .one()
        .map(answer -> reservation(id, answer));
  }

  @Override
  public Mono<Void> settle(TenantId tenant, UUID call, Cost cost) {
    var settled =
        database
            .sql(SETTLE)
            .bind(0, tenant.value())
            .bind(1, call)
            .bind(2, cost.inputTokens())
            .bind(3, cost.outputTokens())
            .bind(4, cost.micros())
            .then();
    return calls.alone(settled);
  }

  private static Reservation reservation(UUID id, String answer) {
    return answer.equals("reserved")
        ? new Reserved(id)
        : new Refused(Budget.Limit.valueOf(answer.toUpperCase(Locale.ROOT)));
  }
}
