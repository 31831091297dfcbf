package io.recado.intents.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.intents.llm.LlmLedger;
import io.recado.intents.llm.LlmLedger.PlannedCall;
import io.recado.intents.llm.LlmLedger.Reservation;
import io.recado.intents.llm.LlmLedger.Reservation.Refused;
import io.recado.intents.llm.LlmLedger.Reservation.Reserved;
import io.recado.intents.media.Sense.Examined;
import io.recado.intents.media.Sense.Examined.Fit;
import io.recado.intents.media.Sense.Examined.Unfit;
import io.recado.intents.media.Sense.Worded;
import io.recado.understanding.Cost;
import io.recado.understanding.MediaReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Timed;
import reactor.core.scheduler.Schedulers;

/**
 * Reads files by the tenant's models: looks whether they were read before, examines them, writes
 * the call down in the ledger, asks, and keeps the words. The ledger is that of the language
 * models, and so are its budgets.
 */
public final class ModelMediaReader implements MediaReader {

  private static final Logger log = LoggerFactory.getLogger(ModelMediaReader.class);

  /** What the database may take, each time it is asked. */
  private static final Duration DATABASE = Duration.ofMillis(300);

  /** Longer than anybody speaks in the longest note, or is asked to write about a picture. */
  private static final int MOST_CHARACTERS = 4_000;

  private final MediaModels models;
  private final LlmLedger ledger;
  private final MediaWords kept;
  private final MeterRegistry meters;

  public ModelMediaReader(
      MediaModels models, LlmLedger ledger, MediaWords kept, MeterRegistry meters) {
    this.models = models;
    this.ledger = ledger;
    this.kept = kept;
    this.meters = meters;
  }

  @Override
  public Mono<String> read(Received file, Mono<byte[]> content) {
    return models
        .senseFor(file)
        .timeout(DATABASE)
        .flatMap(sense -> remembered(file).switchIfEmpty(anew(file, sense, content)))
        .timed()
        .doOnNext(timed -> count(file, timed))
        .flatMap(timed -> Mono.justOrEmpty(timed.get().words()))
        .onErrorResume(failure -> withoutModel(file, failure));
  }

  /** Where not even the tenant's choice can be had. */
  private static Mono<String> withoutModel(Received file, Throwable failure) {
    return Mono.fromRunnable(() -> MediaFailures.outcome(file, failure));
  }

  private Mono<Reading> remembered(Received file) {
    return kept.find(file)
        .timeout(DATABASE)
        .map(words -> new Reading(Outcome.REMEMBERED, Optional.of(words)))
        .onErrorResume(failure -> Mono.empty());
  }

  private Mono<Reading> anew(Received file, Sense sense, Mono<byte[]> content) {
    return content
        .publishOn(Schedulers.boundedElastic())
        .map(bytes -> sense.examine(file, bytes))
        .defaultIfEmpty(new Unfit(Outcome.NOT_FETCHED))
        .flatMap(examined -> examined(file, examined))
        .onErrorResume(failure -> Mono.fromSupplier(() -> failed(file, failure)));
  }

  private Mono<Reading> examined(Received file, Examined examined) {
    return switch (examined) {
      case Unfit(var why) -> Mono.just(Reading.none(why));
      case Fit fit ->
          ledger
              .reserve(planned(file, fit), fit.model().budget())
              .timeout(DATABASE)
              .flatMap(reservation -> afterwards(file, fit, reservation));
    };
  }

  private static PlannedCall planned(Received file, Fit fit) {
    return new PlannedCall(
        file.tenant(), file.customer(), fit.model().access().model(), fit.mostMicros());
  }

  private Mono<Reading> afterwards(Received file, Fit fit, Reservation reservation) {
    return switch (reservation) {
      case Refused _ -> Mono.just(Reading.none(Outcome.OVER_BUDGET));
      case Reserved(var call) ->
          fit.call()
              .flatMap(worded -> heard(file, call, worded))
              .onErrorResume(failure -> unheard(file, call, failure));
    };
  }

  private Mono<Reading> heard(Received file, UUID call, Worded worded) {
    var settled = ledger.settleAside(file.tenant(), call, worded.cost());
    if (worded.words().isBlank()) {
      return settled.thenReturn(Reading.none(Outcome.NOTHING));
    }
    var words = worded.words().substring(0, Math.min(MOST_CHARACTERS, worded.words().length()));
    return Mono.when(settled, keep(file, words))
        .thenReturn(new Reading(Outcome.READ, Optional.of(words)));
  }

  /** A call that was cut off stays in the ledger as planned: its provider goes on with it. */
  private Mono<Reading> unheard(Received file, UUID call, Throwable failure) {
    var reading = failed(file, failure);
    return reading.outcome() == Outcome.TIMED_OUT
        ? Mono.just(reading)
        : ledger.settleAside(file.tenant(), call, Cost.NONE).thenReturn(reading);
  }

  private Mono<Void> keep(Received file, String words) {
    return kept.keep(file, words)
        .doOnError(
            error ->
                log.warn(
                    "The words of a file of tenant {} are not kept; a turn taken again pays again: {}",
                    file.tenant(),
                    error.getClass().getName()))
        .timeout(DATABASE)
        .onErrorComplete();
  }

  private static Reading failed(Received file, Throwable failure) {
    return Reading.none(MediaFailures.outcome(file, failure));
  }

  private void count(Received file, Timed<Reading> timed) {
    var kind = file.media().kind().name().toLowerCase(Locale.ROOT);
    var outcome = timed.get().outcome();
    meters.timer("recado.media", "kind", kind, "outcome", outcome.tag()).record(timed.elapsed());
    log.atInfo()
        .addKeyValue("tenant", file.tenant())
        .addKeyValue("channel", file.channel())
        .log("A file ({}): {} in {} ms", kind, outcome.tag(), timed.elapsed().toMillis());
  }

  private record Reading(Outcome outcome, Optional<String> words) {

    static Reading none(Outcome why) {
      return new Reading(why, Optional.empty());
    }
  }
}
