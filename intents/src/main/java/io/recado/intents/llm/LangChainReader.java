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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Asks language models through LangChain4j: looks what was said before, writes the call down in the
 * ledger, asks, vets the answer, and says what it did cost. All that takes no longer than the model
 * may: a customer waits for a slow database no more than for a slow model.
 */
public final class LangChainReader implements LlmReader {

  /** For the tenant's choice, which says how long the rest may take. */
  private static final Duration CHOOSING = Duration.ofMillis(500);

  private final ModelChoices choices;
  private final Endpoints endpoints;
  private final LlmLedger ledger;
  private final RecentTurns recentTurns;
  private final Scheduler clock;

  public LangChainReader(
      ModelChoices choices, Endpoints endpoints, LlmLedger ledger, RecentTurns recentTurns) {
    this(choices, endpoints, ledger, recentTurns, Schedulers.parallel());
  }

  LangChainReader(
      ModelChoices choices,
      Endpoints endpoints,
      LlmLedger ledger,
      RecentTurns recentTurns,
      Scheduler clock) {
    this.choices = choices;
    this.endpoints = endpoints;
    this.ledger = ledger;
    this.recentTurns = recentTurns;
    this.clock = clock;
  }

  @Override
  public Mono<LlmAnswer> read(Question question) {
    var scene = question.utterance().scene();
    if (scene == null) {
      return Mono.empty();
    }
    var tenant = question.utterance().tenant();
    return Mono.defer(() -> read(question, scene, Deadline.now(clock)))
        .onErrorResume(failure -> Mono.fromSupplier(() -> lost(tenant, failure)));
  }

  private Mono<LlmAnswer> read(Question question, Scene scene, long begun) {
    return choices
        .of(question.utterance().tenant())
        .timeout(CHOOSING, clock)
        .flatMap(
            choice -> read(question, scene, choice, Deadline.of(choice.timeLimit(), begun, clock)));
  }

  private Mono<LlmAnswer> read(
      Question question, Scene scene, ModelChoice choice, Deadline deadline) {
    var tenant = question.utterance().tenant();
    var planned =
        recentTurns
            .before(tenant, scene.conversation())
            .collectList()
            .map(recent -> new Exchange(endpoints, choice, question, recent))
            .flatMap(exchange -> planned(exchange, tenant, scene.customer(), choice));
    return deadline.holds(planned).flatMap(ready -> afterwards(ready, tenant, deadline));
  }

  private Mono<Planned> planned(
      Exchange exchange, TenantId tenant, ContactId customer, ModelChoice choice) {
    var call = new PlannedCall(tenant, customer, choice.access().model(), exchange.mostMicros());
    return ledger
        .reserve(call, choice.budget())
        .map(reservation -> new Planned(exchange, reservation));
  }

  private Mono<LlmAnswer> afterwards(Planned planned, TenantId tenant, Deadline deadline) {
    return switch (planned.reservation()) {
      case Refused _ -> Mono.just(LlmAnswer.none(Outcome.OVER_BUDGET, Cost.NONE));
      case Reserved(var call) ->
          planned
              .exchange()
              .run(deadline)
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
