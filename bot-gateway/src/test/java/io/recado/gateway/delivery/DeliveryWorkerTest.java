package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.FakeChannel;
import io.recado.gateway.work.WorkLoop;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Busy;
import io.recado.outbox.SendOutcome.Reach;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import io.recado.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without the sweep, which is set to come too late. */
class DeliveryWorkerTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
  private final InMemoryChannels channels = new InMemoryChannels();
  private final FakeChannel sender = new FakeChannel(ChannelKind.WHATSAPP);
  private final Channel channel = stores.aChannel();
  private final DeliveryWorker worker =
      new Delivery(
              stores.outbox(),
              sender.among(channels),
              Settings.of(Map.of("RECADO_SWEEP_INTERVAL", "1h")),
              Clock.systemUTC())
          .worker();
  private final WorkLoop loop = worker.start(() -> false);

  @BeforeEach
  void addChannel() {
    Await.done(channels.save(channel));
  }

  @AfterEach
  void stop() {
    Await.done(loop.drain());
  }

  @Test
  void whatWasCommittedIsSent() {
    worker.committed(reply("ana", "one", "two"));

    await().untilAsserted(() -> assertThat(sender.delivered()).containsExactly("one", "two"));
  }

  @Test
  void aMessageThatHadToWaitGoesWhenItMay() {
    sender.answers(
        new Busy(Reach.CUSTOMER, Duration.ofMillis(50), "131056", "pair"),
        new Busy(Reach.CHANNEL, Duration.ofMillis(50), "429", "slow down"),
        new SendOutcome.Later(Duration.ofMillis(50), "503"));

    worker.committed(reply("ana", "one"));

    await().untilAsserted(() -> assertThat(sender.delivered()).containsExactly("one"));
    assertThat(sender.attempts()).hasSize(4);
  }

  @Test
  void theOutboxIsMeasuredByKindOfChannel() {
    var meters = new SimpleMeterRegistry();
    var delivery = new DeliveryMeters(stores.outbox(), meters);
    reply("ana", "one", "two");
    sender.answers(new SendOutcome.ChannelDown("190", "token"));
    var key = reply("eva", "three");
    worker.committed(key);
    await().until(() -> !Await.all(stores.outbox().halts()).isEmpty());

    Await.done(delivery.measure());

    assertThat(meters.get("recado.outbox.pending").tag("channel", "whatsapp").gauge().value())
        .isEqualTo(3);
    assertThat(meters.get("recado.outbox.oldest").tag("channel", "whatsapp").gauge().getId())
        .extracting(Meter.Id::getBaseUnit)
        .isEqualTo("seconds");
    assertThat(meters.get("recado.channels.down").tag("channel", "whatsapp").gauge().value())
        .isEqualTo(1);
    assertThat(meters.get("recado.channels.down").tag("channel", "telegram").gauge().value())
        .isZero();
  }

  private ConversationKey reply(String user, String... texts) {
    var hi = Events.message(user, user, "hi");
    var accepted = Await.value(stores.journal().accept(channel, List.of(hi), null));
    var key = accepted.conversations().getFirst();
    var lease = Await.value(stores.queue().claim(key, "w", LEASE));
    var turn = Await.value(stores.turns().begin(lease));
    var replies = Stream.of(texts).<OutboundContent>map(OutboundContent.Text::new).toList();
    var conversation = turn.conversation();
    var result =
        new TurnResult(
            conversation.dialogue(), conversation.handler(), replies, turn.pending(), List.of());
    Await.done(stores.turns().commit(lease, turn, result));
    return key;
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }
}
