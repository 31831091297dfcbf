package io.recado.gateway.channel;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.OutboundContent;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Sends nowhere and remembers everything. Takes each message, unless the script says otherwise. */
public final class FakeChannel implements OutboundChannel {

  private final ChannelKind kind;
  private final Queue<Mono<SendOutcome>> script = new ConcurrentLinkedQueue<>();
  private final List<OutboxMessage> attempts = new CopyOnWriteArrayList<>();
  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<String> typingAt = new CopyOnWriteArrayList<>();
  private volatile Function<OutboxMessage, Mono<SendOutcome>> otherwise =
      message -> Mono.just(new SendOutcome.Sent("p-" + message.sequence()));
  private volatile SendLimits limits = SendLimits.NONE;
  private volatile Optional<SendWindow> window = Optional.empty();

  public FakeChannel(ChannelKind kind) {
    this.kind = kind;
  }

  /** All the ways out, with this one for its kind. */
  public OutboundChannels among(Channels channels) {
    var senders = new ArrayList<OutboundChannel>(List.of(this));
    Arrays.stream(ChannelKind.values())
        .filter(other -> other != kind)
        .forEach(other -> senders.add(new FakeChannel(other)));
    return new OutboundChannels(channels, senders);
  }

  /** Takes no more than this. */
  public void limitedTo(SendLimits most) {
    limits = most;
  }

  /** So long after a customer's message; they take 40 characters. */
  public void takesOnlyTemplatesAfter(Duration time) {
    window = Optional.of(new SendWindow(time, 40));
  }

  /** The next attempts end like this, one after the other. */
  public void answers(SendOutcome... outcomes) {
    Arrays.stream(outcomes).forEach(outcome -> script.add(Mono.just(outcome)));
  }

  /** The next attempt ends like this. */
  public void answers(Mono<SendOutcome> outcome) {
    script.add(outcome);
  }

  /** Every attempt that no script is left for ends like this. */
  public void answersAlways(Function<OutboxMessage, Mono<SendOutcome>> rule) {
    otherwise = rule;
  }

  /** What customers got, in order. */
  public List<String> delivered() {
    return List.copyOf(delivered);
  }

  /** Every attempt, in order, however it ended. */
  public List<OutboxMessage> attempts() {
    return List.copyOf(attempts);
  }

  /** The messages at which typing was shown. */
  public List<String> typingAt() {
    return List.copyOf(typingAt);
  }

  @Override
  public ChannelKind kind() {
    return kind;
  }

  @Override
  public List<OutboundContent> fit(OutboundContent content) {
    return List.of(content);
  }

  @Override
  public SendLimits limits() {
    return limits;
  }

  @Override
  public Optional<SendWindow> window() {
    return window;
  }

  @Override
  public Mono<SendOutcome> send(Channel channel, OutboxMessage message) {
    return Mono.defer(
        () -> {
          attempts.add(message);
          var scripted = script.poll();
          var outcome = scripted == null ? otherwise.apply(message) : scripted;
          return outcome.doOnNext(ended -> note(message, ended));
        });
  }

  @Override
  public Mono<Void> showTyping(Channel channel, String address, String messageId) {
    return Mono.fromRunnable(() -> typingAt.add(messageId));
  }

  private void note(OutboxMessage message, SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Sent) {
      delivered.add(message.content().body());
    }
  }
}
