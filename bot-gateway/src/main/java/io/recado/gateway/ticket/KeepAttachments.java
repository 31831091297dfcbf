package io.recado.gateway.ticket;

import io.recado.actions.attachment.AttachmentKey;
import io.recado.actions.attachment.AttachmentRules;
import io.recado.actions.attachment.Attachments;
import io.recado.actions.attachment.Attachments.Claimed;
import io.recado.actions.attachment.Attachments.State;
import io.recado.gateway.channel.Downloads;
import io.recado.gateway.channel.Fetched.Away;
import io.recado.gateway.channel.Fetched.Bytes;
import io.recado.gateway.channel.Fetched.TooLarge;
import io.recado.gateway.channel.HeldFiles;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fetches the files of tickets from the channels they came by, soon after the ticket was opened or
 * added to: no turn waits for them, and nothing is fetched inside a transaction. A file that cannot
 * be had is tried for some hours.
 */
@Component
class KeepAttachments implements Job {

  private static final Logger log = LoggerFactory.getLogger(KeepAttachments.class);

  private static final int AT_ONCE = 4;

  /** What was begun by then is the last of a run, which would be broken off after some minutes. */
  private static final Duration BUDGET = Duration.ofMinutes(1);

  /** Some hours, by waits that double up to one hour. */
  private static final int MOST_ATTEMPTS = 12;

  /** For some megabytes over a slow line. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Attachments attachments;
  private final AttachmentRules rules;
  private final HeldFiles held;
  private final Downloads downloads;

  KeepAttachments(Attachments attachments, AttachmentRules rules, HeldFiles held) {
    this.attachments = attachments;
    this.rules = rules;
    this.held = held;
    this.downloads = new Downloads(LONGEST, rules.mostBytes());
  }

  @Override
  public String name() {
    return "keep-attachments";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return attachments
        .due()
        .collectList()
        .flatMapIterable(due -> due)
        .timed()
        .takeWhile(key -> key.elapsedSinceSubscription().compareTo(BUDGET) < 0)
        .flatMap(key -> keep(key.get()), AT_ONCE)
        .then();
  }

  /** What fails here is due again in some minutes, and keeps no other file waiting. */
  private Mono<Void> keep(AttachmentKey key) {
    return attachments
        .claim(key)
        .flatMap(this::keep)
        .onErrorResume(
            error -> {
              log.warn("The {} is not kept yet; it is tried again: {}", key, error.toString());
              return Mono.empty();
            });
  }

  /** Whatever goes wrong, the file has an end: it is not fetched for ever. */
  private Mono<Void> keep(Claimed claimed) {
    return hasRoomFor(claimed, Objects.requireNonNullElse(claimed.file().sizeBytes(), 0L))
        .flatMap(room -> room ? fetchAndKeep(claimed) : refuse(claimed))
        .onErrorResume(
            error -> {
              log.warn("The {} is not kept yet: {}", claimed.key(), error.toString());
              return without(claimed);
            });
  }

  private Mono<Void> fetchAndKeep(Claimed claimed) {
    return held.fetch(claimed.channel(), claimed.file(), downloads)
        .flatMap(
            fetched ->
                switch (fetched) {
                  case Bytes(var bytes) -> keep(claimed, bytes);
                  case TooLarge() -> refuse(claimed);
                  case Away() -> without(claimed);
                });
  }

  /** Files of one ticket that are fetched at once may exceed it, by as many as are. */
  private Mono<Boolean> hasRoomFor(Claimed claimed, long size) {
    var key = claimed.key();
    return attachments
        .bytesOf(key.tenant(), key.number())
        .map(kept -> rules.haveRoomFor(size, kept));
  }

  private Mono<Void> keep(Claimed claimed, byte[] bytes) {
    var type = rules.typeOf(bytes);
    return type == null
        ? refuse(claimed)
        : hasRoomFor(claimed, bytes.length)
            .flatMap(room -> room ? attachments.keep(claimed.key(), type, bytes) : refuse(claimed));
  }

  private Mono<Void> refuse(Claimed claimed) {
    log.info("The {} is too large, of a kind that is not kept, or one too many", claimed.key());
    return attachments.giveUp(claimed.key(), State.REFUSED);
  }

  private Mono<Void> without(Claimed claimed) {
    if (claimed.attempts() < MOST_ATTEMPTS) {
      return attachments.tryLater(claimed.key());
    }
    log.warn("The {} could not be had for hours, and is given up", claimed.key());
    return attachments.giveUp(claimed.key(), State.GONE);
  }
}
