package io.recado.actions.outage;

import io.recado.actions.outage.OutageAnswers.Answering;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Whether it is them or the area: the incident or the works that explain a fault there, as a
 * message in the fact {@code news}. Nothing is {@code clear}.
 */
final class AreaStateLookup extends OutageLookup {

  AreaStateLookup(OutageAnswers answers) {
    super("area_state", "news", answers);
  }

  @Override
  String nothing() {
    return "clear";
  }

  @Override
  Mono<String> words(Answering answering) {
    return answers()
        .states()
        .of(answering.tenant(), answering.place())
        .flatMap(state -> Mono.justOrEmpty(words(state, answering.words())));
  }

  private static Optional<String> words(AreaState state, OutageWords words) {
    return switch (state) {
      case AreaState.Failing(var incident) -> Optional.of(words.of(incident));
      case AreaState.UnderWork(var maintenance) -> Optional.of(words.of(maintenance));
      case AreaState.Clear() -> Optional.empty();
    };
  }
}
