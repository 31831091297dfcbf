package io.recado.actions.outage;

import io.recado.action.ActionName;
import io.recado.action.FoundItem;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.outage.OutageAnswers.Answering;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Looks at where somebody is served from. The input {@code place} is where they say that is: a part
 * of the network or a contract's number; without it they are who their contact is proven to be.
 *
 * <p>Finds nothing with {@code unknown_customer} when nothing is said and nothing proven, or {@code
 * unknown_place}; and for what a contract's number leads to with {@code nothing_there}, whether or
 * not there is such a contract.
 */
abstract sealed class OutageLookup implements Lookup permits AreaStateLookup, PlannedWorkLookup {

  static final String PLACE = "place";

  private static final LookupOutcome UNKNOWN_CUSTOMER = new LookupOutcome.None("unknown_customer");
  private static final LookupOutcome UNKNOWN_PLACE = new LookupOutcome.None("unknown_place");
  private static final LookupOutcome NOTHING_THERE = new LookupOutcome.None("nothing_there");

  private final ActionName name;
  private final String fact;
  private final OutageAnswers answers;

  OutageLookup(String name, String fact, OutageAnswers answers) {
    this.name = new ActionName(name);
    this.fact = fact;
    this.answers = answers;
  }

  /** What is there; empty when there is nothing. */
  abstract Mono<LookupOutcome> look(Answering answering);

  /** What nothing is called, at a place everybody may know of. */
  abstract String nothing();

  OutageAnswers answers() {
    return answers;
  }

  @Override
  public final ActionName name() {
    return name;
  }

  @Override
  public final Set<String> optionalInputs() {
    return Set.of(PLACE);
  }

  @Override
  public final Set<String> facts() {
    return Set.of(fact);
  }

  @Override
  public final Mono<LookupOutcome> find(LookupRequest request) {
    return answers.answering(request).flatMap(this::outcome);
  }

  private Mono<LookupOutcome> outcome(Answering answering) {
    return switch (answering.place()) {
      case Place.Own _, Place.Named _ -> outcome(answering, new LookupOutcome.None(nothing()));
      case Place.OfContract _ -> outcome(answering, NOTHING_THERE);
      case Place.NotFound() -> Mono.just(UNKNOWN_PLACE);
      case Place.Unsaid() -> Mono.just(UNKNOWN_CUSTOMER);
    };
  }

  private Mono<LookupOutcome> outcome(Answering answering, LookupOutcome otherwise) {
    return look(answering).defaultIfEmpty(otherwise);
  }

  /** Nothing is chosen here, so its title is shown to nobody. */
  LookupOutcome found(String words) {
    return new LookupOutcome.Found(
        List.of(new FoundItem(name.value(), fact, null, Map.of(fact, words), null)));
  }
}
