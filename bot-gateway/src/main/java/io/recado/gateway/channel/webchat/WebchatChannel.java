package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.OutboundChannel;
import io.recado.gateway.channel.webchat.Mailbox.Author;
import io.recado.gateway.channel.webchat.Mailbox.Draft;
import io.recado.live.LiveEvents;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends by putting into the visitor's mailbox. Putting the same message in twice leaves one, so an
 * attempt that failed half-way is simply tried again. Nobody waits for the hint to the visitor's
 * open page, which looks by itself, too.
 */
final class WebchatChannel implements OutboundChannel {

  private static final Logger log = LoggerFactory.getLogger(WebchatChannel.class);

  private final Mailbox mailbox;
  private final LiveEvents live;
  private final JsonMapper json;

  WebchatChannel(Mailbox mailbox, LiveEvents live, JsonMapper json) {
    this.mailbox = mailbox;
    this.live = live;
    this.json = json;
  }

  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBCHAT;
  }

  /** Bubbles are as long as they need to be. */
  @Override
  public List<OutboundContent> fit(OutboundContent content) {
    return List.of(content);
  }

  @Override
  public Mono<SendOutcome> send(Channel channel, OutboxMessage message) {
    var thread = thread(channel, message.address());
    return Mono.fromSupplier(() -> draft(message))
        .flatMap(draft -> mailbox.append(thread, draft))
        .doOnNext(position -> live.changed(thread.news()).subscribe())
        .map(WebchatChannel::sent)
        .onErrorResume(failure -> Mono.just(later(message, failure)));
  }

  @Override
  public Mono<Void> showTyping(Channel channel, String address, String messageId) {
    return live.changed(thread(channel, address).typing());
  }

  private Draft draft(OutboxMessage message) {
    var bubble = WebchatOutbound.bubble(message.content());
    return new Draft(Author.BUSINESS, message.id().toString(), json.writeValueAsString(bubble));
  }

  private static MailboxThread thread(Channel channel, String address) {
    return new MailboxThread(channel.tenant(), channel.id(), address);
  }

  private static SendOutcome sent(long position) {
    return new SendOutcome.Sent(Long.toString(position));
  }

  private static SendOutcome later(OutboxMessage message, Throwable failure) {
    log.warn(
        "Mailbox did not take message {}, attempt {}; it is tried again",
        message.id(),
        message.attempt(),
        failure);
    return new SendOutcome.Later(null, "mailbox: " + failure.getClass().getSimpleName());
  }
}
