package io.recado.gateway.turn;

import io.recado.conversation.OutboundContent;
import io.recado.queue.Lease;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.turn.Turns;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Turns whose commit fails when told to, as when the database is away at that moment. */
final class FlakyTurns implements Turns {

  private final Turns turns;
  private final AtomicInteger failures = new AtomicInteger();
  private final List<OutboundContent> notes = new CopyOnWriteArrayList<>();

  FlakyTurns(Turns turns) {
    this.turns = turns;
  }

  void failNextCommit() {
    failures.set(1);
  }

  /** What was left to agents, in order. */
  List<OutboundContent> notes() {
    return notes;
  }

  @Override
  public Mono<TurnInput> begin(Lease lease) {
    return turns.begin(lease);
  }

  @Override
  public Mono<Committed> commit(Lease lease, TurnInput begun, TurnResult result) {
    return Mono.defer(
        () ->
            failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Mono.error(new IllegalStateException("the database is away"))
                : turns
                    .commit(lease, begun, result)
                    .doOnNext(committed -> notes.addAll(result.notes())));
  }

  @Override
  public Mono<Committed> park(Lease lease, TurnInput begun, TurnResult result, String error) {
    return turns.park(lease, begun, result, error);
  }
}
