package io.recado.gateway.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.gateway.channel.OutboundChannels;
import io.recado.outbox.Outbox;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.time.Clock;

/** Delivery put together for tests. */
public final class Delivery {

  final DeliverOutboundMessages deliver;
  final SendRecord record;
  private final DeliveryWorker worker;

  public Delivery(Outbox outbox, OutboundChannels channels, Settings settings, Clock clock) {
    this.record = new SendRecord(clock);
    this.deliver =
        new DeliverOutboundMessages(
            outbox, channels, new DeliveryPolicy(settings), record, new SimpleMeterRegistry());
    this.worker = new DeliveryWorker(outbox, deliver, settings);
  }

  /** Sends what is due in a conversation. */
  public void run(ConversationKey key) {
    Await.done(deliver.deliver(key));
  }

  public DeliveryWorker worker() {
    return worker;
  }
}
