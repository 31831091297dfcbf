package io.recado.actions.outage;

import io.recado.action.LookupOutcome;
import io.recado.actions.outage.OutageAnswers.Answering;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Whether it is them or the area: the known incident or the works that explain a fault there, as a
 * message in the fact {@code news}. Nothing is {@code suspected} while several report the same, and
 * {@code clear} otherwise.
 */
final class AreaStateLookup extends OutageLookup {

  private static final LookupOutcome SUSPECTED = new LookupOutcome.None("suspected");

  AreaStateLookup(OutageAnswers answers) {
    super("area_state", "news", answers);
  }

  @Override
  String nothing() {
    return "clear";
  }

  @Override
  Mono<LookupOutcome> look(Answering answering) {
    return answers()
        .states()
        .of(answering.tenant(), answering.place())
        .flatMap(state -> Mono.justOrEmpty(outcome(state, answering.words())));
  }

  private Optional<LookupOutcome> outcome(AreaState state, OutageWords words) {
    return switch (state) {
      case AreaState.Failing(var incident) ->
          Optional.of(
              incident.state() == Incident.State.SUSPECTED ? SUSPECTED : found(words.of(incident)));
      case AreaState.UnderWork(var maintenance) -> Optional.of(found(words.of(maintenance)));
      case AreaState.Clear() -> Optional.empty();
    };
  }
}
