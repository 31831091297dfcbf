package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.conversation.Language;
import io.recado.gateway.channel.webchat.Mailbox.Letter;
import io.recado.gateway.channel.webchat.Mailbox.Standing;
import io.recado.gateway.channel.webchat.Wire.Message;
import io.recado.gateway.channel.webchat.Wire.Seen;
import io.recado.gateway.channel.webchat.Wire.Session;
import io.recado.gateway.channel.webchat.Wire.SessionRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a visit, or takes one up again. Nothing is stored until the first message. */
final class Sessions {

  /** As much of the past as a session shows; the stream brings the rest after a long absence. */
  private static final int HISTORY = 100;

  private final VisitorTokens tokens;
  private final Mailbox mailbox;
  private final Appearances appearances;
  private final VisitorLanguages languages;
  private final Clock clock;

  Sessions(
      VisitorTokens tokens,
      Mailbox mailbox,
      Appearances appearances,
      VisitorLanguages languages,
      Clock clock) {
    this.tokens = tokens;
    this.mailbox = mailbox;
    this.appearances = appearances;
    this.languages = languages;
    this.clock = clock;
  }

  /** A token that is not good (any more) is no error: its bearer is a new visitor. */
  Mono<Session> open(Channel channel, SessionRequest request) {
    var entry = enter(channel, request.visitorToken());
    var thread = entry.visitor().thread();
    return Mono.zip(
            appearances.of(channel),
            past(thread, request.after()),
            languages.of(channel, entry.visitor().id()).map(Language::code).defaultIfEmpty(""))
        .map(found -> session(entry.token(), found.getT1(), found.getT2(), found.getT3(), request));
  }

  private Entry enter(Channel channel, @Nullable String token) {
    if (token != null) {
      var claim = tokens.read(token).filter(known -> known.channel().equals(channel.id()));
      if (claim.isPresent()) {
        var visitor = new Visitor(channel, claim.get().visitor());
        return new Entry(visitor, tokens.renew(token, claim.get()));
      }
    }
    var visitor = tokens.newVisitor();
    return new Entry(new Visitor(channel, visitor), tokens.issue(channel.id(), visitor));
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

  private Session session(
      String token, Appearance appearance, Past past, String spoken, SessionRequest request) {
    return new Session(
        token,
        spoken.isEmpty() ? wished(request, appearance).code() : spoken,
        appearance.title(),
        appearance.colour(),
        appearance.greetings(),
        clock.instant(),
        past.letters().stream().map(Message::of).toList(),
        past.cursor(),
        Seen.of(past.standing()));
  }

  private static Language wished(SessionRequest request, Appearance appearance) {
    return request.language() == null
        ? appearance.language()
        : Language.ofTag(request.language()).orElse(appearance.language());
  }

  private record Entry(Visitor visitor, String token) {}

  private record Past(long from, List<Letter> letters, Standing standing) {

    long cursor() {
      return letters.isEmpty() ? from : letters.getLast().position();
    }
  }
}
