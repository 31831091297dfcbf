package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.conversation.Language;
import io.recado.gateway.channel.webchat.Entrance.Entry;
import io.recado.gateway.channel.webchat.Mailbox.Letter;
import io.recado.gateway.channel.webchat.Mailbox.Standing;
import io.recado.gateway.channel.webchat.Wire.Message;
import io.recado.gateway.channel.webchat.Wire.Seen;
import io.recado.gateway.channel.webchat.Wire.Session;
import io.recado.gateway.channel.webchat.Wire.SessionRequest;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a visit, or takes one up again. Nothing is stored until the first message. */
final class Sessions {

  /** As much of the past as a session shows; the stream brings the rest after a long absence. */
  private static final int HISTORY = 100;

  private final Entrance entrance;
  private final Mailbox mailbox;
  private final Appearances appearances;
  private final VisitorLanguages languages;
  private final Clock clock;

  Sessions(
      Entrance entrance,
      Mailbox mailbox,
      Appearances appearances,
      VisitorLanguages languages,
      Clock clock) {
    this.entrance = entrance;
    this.mailbox = mailbox;
    this.appearances = appearances;
    this.languages = languages;
    this.clock = clock;
  }

  /** Fails with a {@link GatewayProblem} where {@link Entrance} lets nobody in. */
  Mono<Session> open(Channel channel, SessionRequest request) {
    return Mono.fromSupplier(() -> entrance.enter(channel, request))
        .flatMap(entry -> open(entry, request));
  }

  private Mono<Session> open(Entry entry, SessionRequest request) {
    var visitor = entry.visitor();
    return Mono.zip(appearances.of(visitor.channel()), past(visitor.thread(), request.after()))
        .flatMap(found -> open(entry, found.getT1(), found.getT2(), request));
  }

  private Mono<Session> open(
      Entry entry, Appearance appearance, Past past, SessionRequest request) {
    var visitor = entry.visitor();
    return languages
        .of(visitor.channel(), visitor.id())
        .defaultIfEmpty(wished(visitor, request, appearance))
        .map(language -> session(entry.token(), appearance, past, language));
  }

  private Mono<Past> past(MailboxThread thread, @Nullable Long after) {
    return mailbox
        .standing(thread)
        .flatMap(
            standing -> {
              long from = after == null ? standing.last() - HISTORY : after;
              return mailbox
                  .since(thread, Math.max(0, from), HISTORY)
                  .map(letters -> new Past(Math.max(0, from), letters, standing));
            });
  }

  private Session session(String token, Appearance appearance, Past past, Language language) {
    return new Session(
        token,
        language.code(),
        appearance.title(),
        appearance.colour(),
        appearance.greetings(),
        clock.instant(),
        past.letters().stream().map(Message::of).toList(),
        past.cursor(),
        Seen.of(past.standing()));
  }

  private static Language wished(Visitor visitor, SessionRequest request, Appearance appearance) {
    var signed = visitor.signed();
    if (signed != null && signed.language() != null) {
      return signed.language();
    }
    return request.language() == null
        ? appearance.language()
        : Language.ofTag(request.language()).orElse(appearance.language());
  }

  private record Past(long from, List<Letter> letters, Standing standing) {

    long cursor() {
      return letters.isEmpty() ? from : letters.getLast().position();
    }
  }
}
