package io.recado.gateway.received;

import io.recado.actions.attachment.FileType;
import io.recado.database.GroupCommit;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched.Away;
import io.recado.gateway.channel.Fetched.Bytes;
import io.recado.gateway.channel.Fetched.TooLarge;
import io.recado.gateway.channel.HeldFiles;
import io.recado.received.ReceivedFiles;
import io.recado.received.ReceivedFiles.Claimed;
import io.recado.received.ReceivedFiles.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fetches one file from the channel it came by and keeps it, as what its bytes say it is. Whatever
 * goes wrong, the file has an end: it is not fetched for ever.
 */
@Component
class FetchReceivedFile {

  private static final Logger log = LoggerFactory.getLogger(FetchReceivedFile.class);

  /** Some hours, by waits that double up to one hour. */
  private static final int MOST_ATTEMPTS = 12;

  /** For the largest file over a slow line. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** More than are fetched at once. */
  private static final int MOST_WAITING = 100;

  private static final int WRITERS = 1;
  private static final int IN_GROUP = 1;

  private final ReceivedFiles received;
  private final ReceivedFileRules rules;
  private final RoomForFiles room;
  private final HeldFiles held;
  private final Downloads downloads;

  /**
   * One at a time: on its way into the database a file takes twice its room once more. Only the
   * fetching, where providers hang, is done for many at once.
   */
  private final GroupCommit<Kept, Boolean> writes =
      new GroupCommit<>(this::write, WRITERS, IN_GROUP, MOST_WAITING);

  FetchReceivedFile(
      ReceivedFiles received, ReceivedFileRules rules, RoomForFiles room, HeldFiles held) {
    this.received = received;
    this.rules = rules;
    this.room = room;
    this.held = held;
    this.downloads = new Downloads(LONGEST, rules.mostBytes());
  }

  /** Fails only where the end could not be written down. */
  Mono<Void> of(Claimed claimed) {
    return tried(claimed)
        .onErrorResume(
            error -> {
              log.warn("The {} is not kept yet: {}", claimed.key(), error.toString());
              return without(claimed);
            });
  }

  /** Once too often where the process that tried last did not live to say what came of it. */
  private Mono<Void> tried(Claimed claimed) {
    return claimed.attempts() > MOST_ATTEMPTS
        ? without(claimed)
        : ifThereIsRoom(claimed, said(claimed), fetchAndKeep(claimed));
  }

  private Mono<Void> fetchAndKeep(Claimed claimed) {
    return held.fetch(claimed.channel(), claimed.file(), downloads)
        .flatMap(
            fetched ->
                switch (fetched) {
                  case Bytes(var bytes) -> keep(claimed, bytes);
                  case TooLarge() -> refuse(claimed, State.TOO_LARGE);
                  case Away() -> without(claimed);
                });
  }

  /** What was said of its size may be a lie, so it is asked again. */
  private Mono<Void> keep(Claimed claimed, byte[] bytes) {
    var type = FileType.of(bytes).map(FileType::type).orElse(null);
    var kept = new Kept(claimed, type, bytes);
    return ifThereIsRoom(claimed, bytes.length, writes.commit(kept).then());
  }

  private Mono<List<Boolean>> write(List<Kept> group) {
    var kept = group.getFirst();
    return received.keep(kept.claimed().key(), kept.type(), kept.bytes()).thenReturn(List.of(true));
  }

  /** Files of one conversation that are fetched at once may exceed it, by as many as are. */
  private Mono<Void> ifThereIsRoom(Claimed claimed, long size, Mono<Void> then) {
    return rules.isTooLarge(size)
        ? refuse(claimed, State.TOO_LARGE)
        : room.isThereFor(claimed, size)
            .flatMap(isRoom -> isRoom ? then : refuse(claimed, State.TOO_MANY));
  }

  private Mono<Void> refuse(Claimed claimed, State why) {
    log.info("The {} is not kept: {}", claimed.key(), why);
    return received.giveUp(claimed.key(), why);
  }

  private Mono<Void> without(Claimed claimed) {
    if (claimed.attempts() < MOST_ATTEMPTS) {
      return received.tryLater(claimed.key());
    }
    log.warn("The {} could not be had for hours, and is given up", claimed.key());
    return received.giveUp(claimed.key(), State.GONE);
  }

  private static long said(Claimed claimed) {
    return Objects.requireNonNullElse(claimed.file().sizeBytes(), 0L);
  }

  /**
   * What a file turned out to be.
   *
   * @param type null where its bytes do not tell
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(Claimed claimed, @Nullable String type, byte[] bytes) {}
}
