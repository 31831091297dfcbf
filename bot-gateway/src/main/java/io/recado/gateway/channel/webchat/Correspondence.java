package io.recado.gateway.channel.webchat;

import io.recado.gateway.channel.webchat.Mailbox.Author;
import io.recado.gateway.channel.webchat.Mailbox.Draft;
import io.recado.gateway.channel.webchat.Wire.NewMessage;
import io.recado.gateway.channel.webchat.Wire.Taken;
import io.recado.gateway.inbound.Intake;
import io.recado.live.LiveEvents;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The visitor's side of the exchange. */
final class Correspondence {

  private final Intake intake;
  private final Mailbox mailbox;
  private final LiveEvents live;
  private final JsonMapper json;
  private final Clock clock;

  Correspondence(Intake intake, Mailbox mailbox, LiveEvents live, JsonMapper json, Clock clock) {
    this.intake = intake;
    this.mailbox = mailbox;
    this.live = live;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records a message, then shows it in the visitor's thread. Both are idempotent: if only the
   * first succeeded, the widget sends again and the second is made good.
   */
  Mono<Taken> take(Visitor visitor, NewMessage message) {
    return Mono.fromSupplier(() -> WebchatInbound.event(visitor, message, clock.instant()))
        .flatMap(event -> intake.accept(visitor.channel(), List.of(event), null))
        .then(Mono.defer(() -> show(visitor.thread(), message)));
  }

  private Mono<Taken> show(MailboxThread thread, NewMessage message) {
    var bubble = json.writeValueAsString(WebchatInbound.bubble(message));
    return mailbox
        .append(thread, new Draft(Author.VISITOR, message.clientId().toString(), bubble))
        .map(position -> new Taken(message.clientId(), position))
        .flatMap(taken -> live.changed(thread.news()).thenReturn(taken));
  }

  /** The visitor's other tabs learn of it, too. */
  Mono<Void> markSeen(Visitor visitor, long position) {
    return mailbox
        .markSeen(visitor.thread(), position)
        .then(Mono.defer(() -> live.changed(visitor.thread().news())));
  }
}
