package io.recado.admin.inbox;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Permission;
import io.recado.admin.access.Sessions;
import io.recado.admin.inbox.InboxChanges.Change;
import io.recado.admin.inbox.InboxChanges.News;
import io.recado.live.Closing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells screens which conversations have changed; they ask for what they show of them. A stream
 * looks every second, ends when its session does, and when the process does.
 */
@Component
class InboxStream {

  private static final Logger log = LoggerFactory.getLogger(InboxStream.class);

  /** Between two looks for what is new, and for whether the session goes on. */
  static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final String SIGNED_OUT = "signed-out";
  private static final String RECONNECT = "reconnect";

  private final InboxChanges changes;
  private final Sessions sessions;
  private final Closing closing;
  private final StreamPlaces places = new StreamPlaces();

  InboxStream(InboxChanges changes, Sessions sessions, Closing closing) {
    this.changes = changes;
    this.sessions = sessions;
    this.closing = closing;
  }

  /** What a screen is told. */
  record Changed(UUID conversation) {}

  /**
   * Events {@code ready} at the beginning, {@code conversation} for each that has changed, and, at
   * the end, {@code signed-out} or {@code reconnect}. Their ids are what to resume by.
   *
   * @param after where an earlier stream ended; null to begin now
   */
  Flux<ServerSentEvent<Changed>> open(Caller caller, @Nullable Long after) {
    var stream = places.occupy(caller.session().id(), Flux.defer(() -> events(caller, after)));
    return Flux.merge(stream, ended(caller)).takeUntil(InboxStream::isLast);
  }

  private Flux<ServerSentEvent<Changed>> events(Caller caller, @Nullable Long after) {
    var beginning = after == null ? changes.now(caller.tenant()) : Mono.just(after);
    var alive =
        Flux.interval(KEEP_ALIVE)
            .onBackpressureDrop()
            .map(tick -> ServerSentEvent.<Changed>builder().comment("").build());
    return beginning
        .flatMapMany(from -> Flux.merge(news(new Reading(caller, from)), alive))
        .onErrorResume(failure -> Flux.just(brokenOff(failure)));
  }

  private static Flux<ServerSentEvent<Changed>> news(Reading reading) {
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .concatMap(tick -> reading.look(), 1)
        .startWith(reading.ready());
  }

  private static ServerSentEvent<Changed> brokenOff(Throwable failure) {
    log.warn("An inbox stream broke off; the screen opens it again: {}", failure.toString());
    return event(RECONNECT);
  }

  /** When nobody can say whether the session goes on, the stream ends, but the session may not. */
  private Mono<ServerSentEvent<Changed>> ended(Caller caller) {
    var signedOut =
        Flux.interval(LOOK)
            .onBackpressureDrop()
            .concatMap(tick -> isOver(caller), 1)
            .filter(over -> over)
            .next()
            .map(over -> event(SIGNED_OUT))
            .onErrorResume(failure -> Mono.just(brokenOff(failure)));
    var stopping = closing.begun().then(Mono.fromSupplier(() -> event(RECONNECT)));
    return Mono.firstWithSignal(signedOut, stopping);
  }

  private Mono<Boolean> isOver(Caller caller) {
    return sessions
        .caller(caller.session())
        .map(now -> !now.role().may(Permission.READ_INBOX))
        .defaultIfEmpty(true);
  }

  private static boolean isLast(ServerSentEvent<Changed> event) {
    return SIGNED_OUT.equals(event.event()) || RECONNECT.equals(event.event());
  }

  private static ServerSentEvent<Changed> event(String name) {
    return ServerSentEvent.<Changed>builder().event(name).build();
  }

  /** One screen's progress; used by one look at a time. */
  private final class Reading {

    private final Caller caller;
    private long from;

    /** What was told of transactions that may be seen again. */
    private Map<UUID, Long> told = new HashMap<>();

    Reading(Caller caller, long from) {
      this.caller = caller;
      this.from = from;
    }

    ServerSentEvent<Changed> ready() {
      return ServerSentEvent.<Changed>builder().event("ready").id(Long.toString(from)).build();
    }

    Flux<ServerSentEvent<Changed>> look() {
      return changes.since(caller.tenant(), from).flatMapIterable(this::fresh);
    }

    private Iterable<ServerSentEvent<Changed>> fresh(News news) {
      var fresh =
          news.changes().stream()
              .filter(
                  change ->
                      !Long.valueOf(change.transaction()).equals(told.get(change.conversation())))
              .map(change -> event(change, news.next()))
              .toList();
      told = new HashMap<>();
      news.changes().forEach(change -> told.put(change.conversation(), change.transaction()));
      from = news.next();
      return fresh;
    }

    private static ServerSentEvent<Changed> event(Change change, long next) {
      return ServerSentEvent.<Changed>builder()
          .event("conversation")
          .id(Long.toString(next))
          .data(new Changed(change.conversation()))
          .build();
    }
  }
}
