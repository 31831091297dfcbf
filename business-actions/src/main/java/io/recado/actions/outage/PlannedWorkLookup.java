package io.recado.actions.outage;

import io.recado.action.LookupOutcome;
import io.recado.actions.outage.OutageAnswers.Answering;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Works that begin there within a day, as a message in the fact {@code works}. Nothing is {@code
 * none_planned}.
 */
final class PlannedWorkLookup extends OutageLookup {

  private static final Duration WITHIN = Duration.ofHours(24);

  PlannedWorkLookup(OutageAnswers answers) {
    super("planned_works", "works", answers);
  }

  @Override
  String nothing() {
    return "none_planned";
  }

  @Override
  Mono<LookupOutcome> look(Answering answering) {
    return answers()
        .states()
        .planned(answering.tenant(), answering.place(), WITHIN)
        .map(works -> found(answering.words().of(works)));
  }
}
