package io.recado.gateway.channel.webchat;

import io.recado.conversation.Language;
import io.recado.gateway.channel.webchat.Mailbox.Letter;
import io.recado.gateway.channel.webchat.Wire.Message;
import io.recado.gateway.channel.webchat.Wire.Seen;
import io.recado.gateway.channel.webchat.Wire.Spoken;
import io.recado.live.Closing;
import io.recado.live.LiveEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Feeds the open widgets. Each stream reads the mailbox from its cursor on: at once, at every
 * signal, and now and then because a signal may be lost. It ends when the process does, after
 * telling the widget to come back.
 */
final class Streams {

  private static final Logger log = LoggerFactory.getLogger(Streams.class);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final int PAGE = 100;

  private final Mailbox mailbox;
  private final LiveEvents live;
  private final VisitorLanguages languages;
  private final StreamPlaces places;
  private final Closing closing;

  Streams(
      Mailbox mailbox,
      LiveEvents live,
      VisitorLanguages languages,
      StreamPlaces places,
      Closing closing) {
    this.mailbox = mailbox;
    this.live = live;
    this.languages = languages;
    this.places = places;
    this.closing = closing;
  }

  /**
   * Events {@code message}, {@code typing}, {@code seen}, {@code language}, and {@code reconnect}
   * at the end.
   *
   * @param after the position the widget has read up to
   */
  Flux<ServerSentEvent<Object>> open(Visitor visitor, long after) {
    return places
        .occupy(visitor.id(), Flux.defer(() -> events(visitor, after)))
        .takeUntilOther(closing.begun())
        .concatWithValues(event("reconnect", Map.of()));
  }

  /** How many are open now. */
  int count() {
    return places.taken();
  }

  private Flux<ServerSentEvent<Object>> events(Visitor visitor, long after) {
    var reading = new Reading(visitor, after);
    var looks =
        Flux.merge(
            live.changes(visitor.thread().news()),
            Flux.interval(Duration.ZERO, LOOK_AGAIN).onBackpressureDrop());
    var news = looks.onBackpressureLatest().concatMap(look -> reading.news(), 1);
    var typing =
        live.changes(visitor.thread().typing())
            .onBackpressureLatest()
            .map(signal -> event("typing", Map.of()));
    var alive =
        Flux.interval(KEEP_ALIVE)
            .onBackpressureDrop()
            .map(tick -> ServerSentEvent.builder().comment("").build());
    return Flux.merge(news, typing, alive)
        .onErrorResume(
            failure -> {
              log.warn(
                  "A stream of channel {} broke off; the widget opens it again",
                  visitor.channel().id(),
                  failure);
              return Flux.empty();
            });
  }

  private static ServerSentEvent<Object> event(String name, Object data) {
    return ServerSentEvent.builder().event(name).data(data).build();
  }

  /** One widget's progress through its thread; used by one look at a time. */
  private final class Reading {

    private final Visitor visitor;
    private final MailboxThread thread;
    private long cursor;
    private Seen told = new Seen(-1, -1);
    private String spoken = "";

    Reading(Visitor visitor, long after) {
      this.visitor = visitor;
      this.thread = visitor.thread();
      this.cursor = after;
    }

    Flux<ServerSentEvent<Object>> news() {
      return mailbox
          .standing(thread)
          .flatMapMany(
              standing ->
                  standing.last() > cursor
                      ? Flux.concat(letters(), language(), seen(Seen.of(standing)))
                      : seen(Seen.of(standing)));
    }

    private Flux<ServerSentEvent<Object>> letters() {
      return page()
          .expand(page -> page.size() < PAGE ? Mono.empty() : page())
          .concatMapIterable(page -> page)
          .map(this::message);
    }

    private Mono<List<Letter>> page() {
      return Mono.defer(() -> mailbox.since(thread, cursor, PAGE))
          .doOnNext(page -> page.forEach(letter -> cursor = letter.position()));
    }

    private ServerSentEvent<Object> message(Letter letter) {
      return ServerSentEvent.<Object>builder()
          .id(Long.toString(letter.position()))
          .event("message")
          .data(Message.of(letter))
          .build();
    }

    private Flux<ServerSentEvent<Object>> seen(Seen seen) {
      if (seen.equals(told)) {
        return Flux.empty();
      }
      told = seen;
      return Flux.just(event("seen", seen));
    }

    private Flux<ServerSentEvent<Object>> language() {
      return languages
          .of(visitor.channel(), visitor.id())
          .map(Language::code)
          .filter(code -> !code.equals(spoken))
          .doOnNext(code -> spoken = code)
          .map(code -> event("language", new Spoken(code)))
          .flux();
    }
  }
}
