package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.OutboundContent;
import io.recado.gateway.channel.FakeChannel;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.outbox.SendOutcome;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DeliverOutboundMessagesTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(Events.NOON);
  private final InMemoryStores stores = new InMemoryStores(clock);
  private final InMemoryChannels channels = new InMemoryChannels();
  private final FakeChannel sender = new FakeChannel(ChannelKind.WHATSAPP);
  private final Channel channel = stores.aChannel();
  private final Delivery delivery =
      new Delivery(stores.outbox(), sender.among(channels), Settings.of(Map.of()), clock);

  @BeforeEach
  void addChannel() {
    Await.done(channels.save(channel));
  }

  @Test
  void messagesLeaveInOrder() {
    var key = reply("one", "two", "three");

    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("one", "two", "three");
  }

  @Test
  void aMessageToBeSentLaterWaitsAsLongAsTheChannelAsks() {
    var key = reply("one", "two");
    sender.answers(new SendOutcome.Later(Duration.ofSeconds(90), "429"));
    delivery.run(key);

    after(Duration.ofSeconds(89), key);
    assertThat(sender.attempts()).hasSize(1);

    after(Duration.ofSeconds(1), key);
    assertThat(sender.delivered()).containsExactly("one", "two");
  }

  @Test
  void withoutAWordOfTheChannelWaitsGrow() {
    var key = reply("one");
    var later = new SendOutcome.Later(null, "503");
    sender.answers(later, later);
    delivery.run(key);
    assertThat(sender.attempts()).hasSize(1);

    after(Duration.ofSeconds(2), key);
    after(Duration.ofSeconds(4), key);

    assertThat(sender.delivered()).containsExactly("one");
  }

  @Test
  void aMessageThatWouldWaitForADayDoesNotHoldUpTheOthers() {
    var key = reply("marketing", "two");
    sender.answers(new SendOutcome.Later(Duration.ofHours(24), "131049"));

    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("two");
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void aMessageThatMayHaveLeftIsNotSentAgainWhenAReceiptSpeaksOfIt() {
    var key = reply("one", "two");
    sender.answers(new SendOutcome.Unknown("timed out"));
    delivery.run(key);
    var id = sender.attempts().getFirst().id().toString();
    Await.done(
        stores
            .journal()
            .accept(channel, List.of(Events.receipt("wamid.1", DeliveryStatus.SENT, id)), null));

    after(Duration.ofSeconds(15), key);

    assertThat(sender.attempts()).hasSize(2);
    assertThat(sender.delivered()).containsExactly("two");
  }

  @Test
  void aMessageThatMayHaveLeftIsSentAgainWhenNoReceiptComes() {
    var key = reply("one", "two");
    sender.answers(new SendOutcome.Unknown("timed out"));
    delivery.run(key);

    after(Duration.ofSeconds(14), key);
    assertThat(sender.attempts()).hasSize(1);

    after(Duration.ofSeconds(1), key);
    assertThat(sender.delivered()).containsExactly("one", "two");
    assertThat(sender.attempts().get(1).uncertain()).isTrue();
  }

  @Test
  void aRefusedMessageIsADeadLetterAndTheNextOneGoes() {
    var key = reply("one", "two");
    sender.answers(new SendOutcome.Refused("131026", "undeliverable"));

    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("two");
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void aChannelThatIsDownIsTriedAgainAndShownAsDown() {
    var key = reply("one");
    sender.answers(new SendOutcome.ChannelDown("190", "token revoked"));
    delivery.run(key);
    assertThat(delivery.record.down(ChannelKind.WHATSAPP)).containsEntry(channel.id(), "190");

    after(Duration.ofMinutes(5), key);

    assertThat(sender.delivered()).containsExactly("one");
    assertThat(delivery.record.down(ChannelKind.WHATSAPP)).isEmpty();
    assertThat(delivery.record.lastAttempt(ChannelKind.WHATSAPP)).contains(clock.instant());
    assertThat(delivery.record.lastAttempt(ChannelKind.TELEGRAM)).isEmpty();
  }

  @Test
  void afterTheLastAttemptAMessageIsADeadLetter() {
    var key = reply("one", "two");
    var later = new SendOutcome.Later(Duration.ofSeconds(1), "503");
    sender.answers(Stream.generate(() -> later).limit(8).toArray(SendOutcome[]::new));

    for (int i = 0; i < 8; i++) {
      after(Duration.ofSeconds(1), key);
    }

    assertThat(sender.attempts()).hasSize(9);
    assertThat(sender.delivered()).containsExactly("two");
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void aSenderThatThrowsLeavesItsMessageToTheSweep() {
    var key = reply("one");
    sender.answers(Mono.error(new IllegalStateException("defect")));
    delivery.run(key);
    assertThat(Await.all(stores.outbox().due(10))).isEmpty();

    clock.advance(LEASE);
    assertThat(Await.all(stores.outbox().due(10))).containsExactly(key);
    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("one");
    assertThat(sender.attempts().getLast().uncertain()).isTrue();
  }

  @Test
  void aSenderThatThrowsForEverDoesNotHoldUpTheConversationForEver() {
    var key = reply("poison", "two");
    for (int i = 0; i < 8; i++) {
      sender.answers(Mono.error(new IllegalStateException("defect")));
      delivery.run(key);
      clock.advance(LEASE);
    }

    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("two");
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void messagesOfARemovedChannelAreDeadLetters() {
    var elsewhere = stores.aChannel();
    var key = reply(elsewhere, "one");

    delivery.run(key);

    assertThat(sender.attempts()).isEmpty();
    assertThat(dead()).isEqualTo(1);
  }

  private ConversationKey reply(String... texts) {
    return reply(channel, texts);
  }

  private ConversationKey reply(Channel from, String... texts) {
    var accepted = Await.value(stores.journal().accept(from, List.of(Events.saying("hi")), null));
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

  private void after(Duration wait, ConversationKey key) {
    clock.advance(wait);
    delivery.run(key);
  }

  private long dead() {
    return Await.value(stores.outbox().depth()).dead();
  }
}
