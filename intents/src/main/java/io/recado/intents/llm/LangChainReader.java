package io.recado.intents.llm;

import io.recado.conversation.ContactId;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.tenant.TenantId;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Scene;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Asks language models through LangChain4j: looks what was said before, writes the call down in the
 * ledger, asks, vets the answer, and says what it did cost.
 */
public final class LangChainReader implements LlmReader {

  /** For the tenant's choice, and for transcript and ledger, before the model's time begins. */
  private static final Duration PREPARATION = Duration.ofMillis(500);

  private final ModelChoices choices;
  private final Endpoints endpoints;
  private final LlmLedger ledger;
  private final RecentTurns recentTurns;
  private final Duration preparation;

  public LangChainReader(
      ModelChoices choices, Endpoints endpoints, LlmLedger ledger, RecentTurns recentTurns) {
    this(choices, endpoints, ledger, recentTurns, PREPARATION);
  }

  LangChainReader(
      ModelChoices choices,
      Endpoints endpoints,
      LlmLedger ledger,
      RecentTurns recentTurns,
      Duration preparation) {
    this.choices = choices;
    this.endpoints = endpoints;
    this.ledger = ledger;
    this.recentTurns = recentTurns;
    this.preparation = preparation;
  }

  @Override
  public Mono<LlmAnswer> read(Question question) {
    var scene = question.utterance().scene();
    if (scene == null) {
      return Mono.empty();
    }
    var tenant = question.utterance().tenant();
    return choices
        .of(tenant)
        .timeout(preparation)
        .flatMap(choice -> read(question, scene, choice))
        .onErrorResume(failure -> Mono.fromSupplier(() -> lost(tenant, failure)));
  }

  private Mono<LlmAnswer> read(Question question, Scene scene, ModelChoice choice) {
    var tenant = question.utterance().tenant();
    return recentTurns
        .before(tenant, scene.conversation())
        .collectList()
        .map(recent -> new Exchange(endpoints, choice, question, recent))
        .flatMap(exchange -> planned(exchange, tenant, scene.customer(), choice))
        .timeout(preparation)
        .flatMap(planned -> afterwards(planned, tenant));
  }

  private Mono<Planned> planned(
      Exchange exchange, TenantId tenant, ContactId customer, ModelChoice choice) {
    var call = new PlannedCall(tenant, customer, choice.access().model(), exchange.mostMicros());
    return ledger
        .reserve(call, choice.budget())
        .map(reservation -> new Planned(exchange, reservation));
  }

  private Mono<LlmAnswer> afterwards(Planned planned, TenantId tenant) {
    return switch (planned.reservation()) {
      case Refused _ -> Mono.just(LlmAnswer.none(Outcome.OVER_BUDGET, Cost.NONE));
      case Reserved(var call) ->
          planned
              .exchange()
              .run()
              .flatMap(
                  answer -> ledger.settleAside(tenant, call, answer.cost()).thenReturn(answer));
    };
  }

  private static LlmAnswer lost(TenantId tenant, Throwable failure) {
    return LlmAnswer.none(Failures.outcome(tenant, failure), Cost.NONE);
  }

  /** A question that is ready to be asked, if there is money for it. */
  private record Planned(Exchange exchange, Reservation reservation) {}
}
