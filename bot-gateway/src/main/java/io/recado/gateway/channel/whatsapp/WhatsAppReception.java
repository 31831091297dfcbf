package io.recado.gateway.channel.whatsapp;

import io.micrometer.core.instrument.MeterRegistry;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.MessageContent;
import io.recado.gateway.channel.whatsapp.WhatsAppDelivery.Change;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.inbound.RefusalLog;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.ChannelNotice;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.InboundEvent.TimePassed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands an authentic delivery to the channels it is for. What belongs to no channel is dropped,
 * under a code in the log and in the counter {@code recado.whatsapp.dropped}; the rest goes on.
 */
final class WhatsAppReception {

  private static final Logger log = LoggerFactory.getLogger(WhatsAppReception.class);
  private static final String DROPPED = "recado.whatsapp.dropped";

  /** Channels recorded at a time: one delivery must not take the whole database pool. */
  private static final int CONCURRENCY = 4;

  private final Channels channels;
  private final Intake intake;
  private final WhatsAppInbound inbound;
  private final MeterRegistry metrics;
  private final RefusalLog refusals;
  private final int mostEvents;

  /**
   * @param mostEvents most things taken from one delivery
   */
  WhatsAppReception(
      Channels channels,
      Intake intake,
      WhatsAppInbound inbound,
      MeterRegistry metrics,
      RefusalLog refusals,
      int mostEvents) {
    this.channels = channels;
    this.intake = intake;
    this.inbound = inbound;
    this.metrics = metrics;
    this.refusals = refusals;
    this.mostEvents = mostEvents;
  }

  /**
   * Completes when every channel's events are committed. One channel's failure does not keep the
   * others' from being recorded: the whole is then delivered again, and what is known falls out.
   */
  Mono<Void> receive(byte[] body) {
    return Mono.fromSupplier(() -> read(body))
        .flatMap(this::record)
        .timeout(Intake.PATIENCE)
        .onErrorMap(TimeoutException.class, this::tryAgain);
  }

  /**
   * The same of a delivery that a channel's own app has signed: what is in it for other numbers is
   * dropped, because their apps have not.
   */
  Mono<Void> receive(Channel channel, byte[] body) {
    return Mono.fromSupplier(() -> read(body))
        .flatMap(delivery -> record(channel, delivery))
        .timeout(Intake.PATIENCE)
        .onErrorMap(TimeoutException.class, this::tryAgain);
  }

  private Mono<Void> record(Channel channel, WhatsAppDelivery delivery) {
    delivery.withoutNumber().forEach(this::dropWithoutNumber);
    var numbers = delivery.byNumber();
    numbers.forEach(
        (number, changes) -> {
          if (!number.equals(channel.address())) {
            dropForeign(number, changes);
          }
        });
    var own = numbers.getOrDefault(channel.address(), List.of());
    return own.isEmpty() ? Mono.empty() : accept(channel, own, delivery);
  }

  private WhatsAppDelivery read(byte[] body) {
    var delivery = WhatsAppDelivery.read(body);
    if (delivery.size() > mostEvents) {
      throw new GatewayProblem(
          GatewayError.BODY_TOO_LARGE,
          "This endpoint takes up to %d events at a time, not %d."
              .formatted(mostEvents, delivery.size()));
    }
    return delivery;
  }

  private Mono<Void> record(WhatsAppDelivery delivery) {
    delivery.withoutNumber().forEach(this::dropWithoutNumber);
    return Flux.fromIterable(delivery.byNumber().entrySet())
        .flatMapDelayError(number -> record(number, delivery), CONCURRENCY, CONCURRENCY)
        .onErrorMap(Exceptions::isMultiple, all -> Exceptions.unwrapMultiple(all).getFirst())
        .then();
  }

  private Mono<Void> record(Map.Entry<String, List<Change>> number, WhatsAppDelivery delivery) {
    return channel(number.getKey())
        .switchIfEmpty(Mono.fromRunnable(() -> dropForeign(number.getKey(), number.getValue())))
        .flatMap(channel -> accept(channel, number.getValue(), delivery));
  }

  private Mono<Channel> channel(String phoneNumberId) {
    return channels
        .byAddress(ChannelKind.WHATSAPP, phoneNumberId)
        .onErrorMap(fault -> !(fault instanceof GatewayProblem), this::tryAgain);
  }

  private Mono<Void> accept(Channel channel, List<Change> changes, WhatsAppDelivery delivery) {
    var events = changes.stream().flatMap(change -> inbound.events(change).stream()).toList();
    events.forEach(event -> logUnlessOrdinary(channel, event));
    return intake.accept(channel, events, delivery.bodyOf(changes)).then();
  }

  private void dropForeign(String phoneNumberId, List<Change> changes) {
    metrics.counter(DROPPED, "reason", "number-unknown").increment(changes.size());
    log.warn(
        "Dropped {} changes for the WhatsApp number id {} (number-unknown): no channel has it;"
            + " Meta is told they arrived",
        changes.size(),
        WhatsAppInbound.printable(phoneNumberId));
  }

  private void dropWithoutNumber(Change change) {
    metrics.counter(DROPPED, "reason", "number-missing").increment();
    log.info(
        "Took note of {} from WhatsApp account {} (number-missing): it concerns no single number"
            + " and is not recorded",
        WhatsAppInbound.kind(change),
        WhatsAppInbound.printable(change.entry().path("id").asString("?")));
  }

  private static void logUnlessOrdinary(Channel channel, InboundEvent event) {
    switch (event) {
      case ChannelNotice notice ->
          log.info("{} has news ({}): recorded for its operator", channel, notice.kind());
      case CustomerMessage message -> {
        if (message.content() instanceof MessageContent.Unsupported unsupported) {
          log.info(
              "{} received message {} of a kind that cannot be read ({}): recorded, to be answered"
                  + " politely",
              channel,
              message.key(),
              WhatsAppInbound.printable(unsupported.kind()));
        }
      }
      case PersonSpoke _, DeliveryReceipt _, TimePassed _ -> {}
    }
  }

  private GatewayProblem tryAgain(Throwable fault) {
    refusals.add("Meta", fault);
    return new GatewayProblem(GatewayError.TRY_AGAIN);
  }
}
