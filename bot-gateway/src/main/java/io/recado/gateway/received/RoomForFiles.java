package io.recado.gateway.received;

import io.recado.received.ReceivedFiles;
import io.recado.received.ReceivedFiles.Claimed;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether there is room for one file more: in its conversation's day, and in the installation. How
 * much all tenants have is counted once a minute at most: the limit is one of a disk, and may be
 * exceeded by what comes in that time.
 */
@Component
class RoomForFiles {

  private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

  private final ReceivedFiles received;
  private final ReceivedFileRules rules;
  private final Mono<Long> ofAll;

  RoomForFiles(ReceivedFiles received, ReceivedFileRules rules) {
    this.received = received;
    this.rules = rules;
    this.ofAll =
        Mono.defer(received::bytesOfAll)
            .cache(bytes -> COUNTED_FOR, error -> Duration.ZERO, () -> Duration.ZERO);
  }

  /**
   * @param size in bytes
   */
  Mono<Boolean> isThereFor(Claimed claimed, long size) {
    return received
        .bytesOfToday(claimed.key())
        .flatMap(kept -> rules.isTooMuch(size, kept) ? Mono.just(false) : isThereForAll(size));
  }

  private Mono<Boolean> isThereForAll(long size) {
    return ofAll.map(kept -> !rules.isFull(size, kept));
  }
}
