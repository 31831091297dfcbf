package io.recado.gateway.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.ChannelId;
import io.recado.conversation.Language;
import io.recado.gateway.channel.OutboundChannels;
import io.recado.outbox.Outbox;
import io.recado.outbox.WindowTemplates;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Delivery put together for tests. */
public final class Delivery {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final SendAttempt attempt;
  final DeliverOutboundMessages deliver;
  final MemoryTemplates templates = new MemoryTemplates();
  private final DeliveryWorker worker;

  public Delivery(Outbox outbox, OutboundChannels channels, Settings settings, Clock clock) {
    var policy = new DeliveryPolicy(settings);
    this.attempt =
        new SendAttempt(
            channels,
            new ServiceWindow(templates),
            new LocalPace(clock),
            new ChannelGuards(settings, meters, clock),
            policy);
    this.deliver = new DeliverOutboundMessages(outbox, attempt, policy, meters);
    this.worker = new DeliveryWorker(outbox, deliver, settings);
  }

  /** Sends what is due in a conversation. */
  public void run(ConversationKey key) {
    Await.done(deliver.deliver(key));
  }

  public WindowTemplates templates() {
    return templates;
  }

  public DeliveryWorker worker() {
    return worker;
  }

  static final class MemoryTemplates implements WindowTemplates {

    volatile boolean away;
    private final Map<ChannelId, WindowTemplate> templates = new ConcurrentHashMap<>();
    private final Map<List<String>, WindowTemplate> tappable = new ConcurrentHashMap<>();

    @Override
    public Mono<WindowTemplate> of(
        ConversationKey conversation, ChannelId channel, List<String> titles) {
      return away
          ? Mono.error(new IllegalStateException("the database is away"))
          : Mono.fromSupplier(() -> tappable.getOrDefault(titles, templates.get(channel)));
    }

    /** One with quick-reply buttons of these titles. */
    void saveTappable(List<String> titles, String name) {
      tappable.put(titles, new WindowTemplate(name, Language.SPANISH, true));
    }

    @Override
    public Mono<Void> save(TenantId tenant, ChannelId channel, WindowTemplate template) {
      return Mono.fromRunnable(() -> templates.put(channel, template));
    }
  }
}
