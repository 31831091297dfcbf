package io.recado.gateway.turn;

import io.recado.conversation.OutboundContent;
import io.recado.queue.Lease;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.turn.Turns;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;

/** Turns whose commit fails when told to, as when the database's disk is full. */
final class FlakyTurns implements Turns {

  private final Turns turns;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean parkingFails = new AtomicBoolean();
  private final List<OutboundContent> notes = new CopyOnWriteArrayList<>();

  FlakyTurns(Turns turns) {
    this.turns = turns;
  }

  void failNextCommit() {
    failNextCommits(1);
  }

  void failNextCommits(int commits) {
    failures.set(commits);
  }

  void failNextParking() {
    parkingFails.set(true);
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
                ? away()
                : turns
                    .commit(lease, begun, result)
                    .doOnNext(committed -> notes.addAll(result.notes())));
  }

  @Override
  public Mono<Committed> park(Lease lease, TurnInput begun, TurnResult result, String error) {
    return Mono.defer(
        () -> parkingFails.getAndSet(false) ? away() : turns.park(lease, begun, result, error));
  }

  private static Mono<Committed> away() {
    return Mono.error(new DataAccessResourceFailureException("no space left on device"));
  }
}
