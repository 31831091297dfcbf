package io.recado.gateway.channel;

import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/**
 * For calls that nobody waits for and nobody misses: a few at a time, and what finds no place is
 * left out. So a provider that hangs is not left with ever more of them. Safe for many threads.
 */
public final class SpareLane {

  private final Semaphore places;

  public SpareLane(int places) {
    this.places = new Semaphore(places);
  }

  /** The call, or nothing. */
  public Mono<Void> take(Mono<Void> call) {
    return Mono.defer(
        () ->
            places.tryAcquire() ? call.doFinally(signal -> places.release()) : Mono.<Void>empty());
  }
}
