package io.recado.gateway.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelUser;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.FakeChannel;
import io.recado.gateway.delivery.Delivery;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.Outbox.Halt;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What WhatsApp takes and tells later, in a status as delivered, that it failed. */
class LateFailuresTest {

  private static final String SAMPLE = "bindambc.reEngagementMessageError.json";
  private static final String ITS_MESSAGE =
      "wamid.HBgLMTY1MDU1NTAxMDAVAgASGBRFRjYxNUU4MEZCNjVBRjA3OEQwNQA=";
  private static final Instant ITS_TIME = Instant.ofEpochSecond(1682651887);
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** What goes again does not before a claim that has begun meanwhile can be seen. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private final SettableClock clock = new SettableClock(ITS_TIME);
  private final WhatsAppInbound inbound = new WhatsAppInbound(clock);
  private final InMemoryStores stores = new InMemoryStores(clock);
  private final InMemoryChannels channels = new InMemoryChannels();
  private final FakeChannel sender = new FakeChannel(ChannelKind.WHATSAPP);
  private final Channel channel = stores.aChannel();
  private final Delivery delivery =
      new Delivery(stores.outbox(), sender.among(channels), Settings.of(Map.of()), clock);
  private final Map<String, Integer> sends = new HashMap<>();

  @BeforeEach
  void addChannel() {
    Await.done(channels.save(channel));
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    sender.answersAlways(message -> Mono.just(new SendOutcome.Sent(idOf(message))));
  }

  @Test
  void aWindowThatWasClosedIsAnsweredByTheTemplateOnce() {
    saveTemplate();
    var key = said("one", "two");

    failed("one-1", 131047);
    failed("two-1", 131047);
    failed("one-1", 131047);
    after(SOON, key);
    failed("one-1", 131047);
    after(SOON, key);

    assertThat(contents())
        .containsExactly(new Text("one"), new Text("two"), template("one"), template("two"));
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatIsToldOfTheSecondFirstLetsItNotOvertakeTheFirst() {
    saveTemplate();
    var key = said("one", "two");

    clock.advance(Duration.ofSeconds(1));
    failed("two-1", 131047);
    after(SOON, key);
    failed("one-1", 131047);
    after(SOON, key);

    assertThat(contents())
        .containsExactly(new Text("one"), new Text("two"), template("one"), template("two"));
    assertThat(letters()).isEmpty();
  }

  @Test
  void withoutATemplateItIsADeadLetter() {
    var key = said("one");

    failed("one-1", 131047);
    after(SOON, key);

    assertThat(sender.attempts()).hasSize(1);
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("window-closed");
  }

  @Test
  void aCustomerWhoHasWrittenSinceGetsTheWordsAsTheyAre() {
    saveTemplate();
    var key = said("one");
    failed("one-1", 131047);

    clock.advance(Duration.ofSeconds(1));
    customerWrites("ana", "still there?", List.of(new Text("two")));
    after(SOON, key);

    assertThat(contents()).containsExactly(new Text("one"), new Text("one"), new Text("two"));
  }

  @Test
  void aPassingFaultIsWaitedOutAndTheMessageGoesAgainBeforeTheNext() {
    var key = said("one");

    failed("one-1", 131000);
    customerWrites("ana", "hello?", List.of(new Text("two")));
    after(Duration.ofSeconds(14), key);
    assertThat(sender.delivered()).containsExactly("one");

    after(Duration.ofSeconds(5), key);
    assertThat(sender.delivered()).containsExactly("one", "one", "two");
  }

  @Test
  void tooMuchForOneCustomerHoldsBackNobodyElse() {
    var ana = said("one");

    failed("one-1", 131056);
    delivery.run(customerWrites("eva", "hi", List.of(new Text("to eva"))));
    after(Duration.ofSeconds(8), ana);

    assertThat(sender.delivered()).containsExactly("one", "to eva", "one");
  }

  @Test
  void whatFailsEachTimeIsADeadLetterAfterTheLastAttempt() {
    var key = said("one");

    for (int attempt = 1; attempt <= 8; attempt++) {
      failed("one-" + attempt, 131000);
      after(Duration.ofMinutes(7), key);
    }

    assertThat(sender.attempts()).hasSize(8);
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("attempts-exhausted");
  }

  @Test
  void whatCannotBeDeliveredIsADeadLetterAndMayBeReplayed() {
    var key = said("one");

    failed("one-1", 131026);
    delivery.run(key);
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("131026");

    Await.done(stores.deadLetters().replay(channel.tenant(), Filter.all(), "me", 10));
    delivery.run(key);
    assertThat(sender.delivered()).containsExactly("one", "one");
  }

  @Test
  void aBusinessThatHasNotPaidStopsItsChannelAndLosesNothing() {
    var ana = said("one");
    failed("one-1", 131042);
    var eva = customerWrites("eva", "hi", List.of(new Text("to eva")));

    delivery.run(ana);
    delivery.run(eva);

    assertThat(sender.attempts()).hasSize(1);
    assertThat(letters()).isEmpty();
    assertThat(Await.all(stores.outbox().halts())).extracting(Halt::code).containsExactly("131042");
    after(Duration.ofMinutes(6), ana);
    assertThat(sender.delivered()).containsExactly("one", "one");
  }

  private String idOf(OutboxMessage message) {
    var words = message.content().body();
    return words + "-" + sends.merge(words, 1, Integer::sum);
  }

  /** A conversation in which the bot has said this. */
  private ConversationKey said(String... texts) {
    var key =
        customerWrites("ana", "hi", Stream.of(texts).<OutboundContent>map(Text::new).toList());
    delivery.run(key);
    return key;
  }

  private ConversationKey customerWrites(String user, String text, List<OutboundContent> replies) {
    var words = new MessageContent.Text(text);
    var message =
        new CustomerMessage(
            user + text, user + text, ChannelUser.of(user), words, clock.instant(), null);
    var accepted = Await.value(stores.journal().accept(channel, List.of(message), null));
    var key = accepted.conversations().getFirst();
    var lease = Await.value(stores.queue().claim(key, "w", LEASE));
    var turn = Await.value(stores.turns().begin(lease));
    var conversation = turn.conversation();
    var result =
        new TurnResult(
            conversation.dialogue(), conversation.handler(), replies, turn.pending(), List.of());
    Await.done(stores.turns().commit(lease, turn, result));
    return key;
  }

  /** The sample, of this message, now and with this code. */
  private void failed(String messageId, int code) {
    var text =
        new String(Samples.bytes(SAMPLE), UTF_8)
            .replace(ITS_MESSAGE, messageId)
            .replace("131047", String.valueOf(code))
            .replace(
                String.valueOf(ITS_TIME.getEpochSecond()),
                String.valueOf(clock.instant().getEpochSecond()));
    var events =
        WhatsAppDelivery.read(text.getBytes(UTF_8)).changes().stream()
            .flatMap(change -> inbound.events(change).stream())
            .toList();
    Await.done(stores.journal().accept(channel, events, null));
  }

  private void after(Duration time, ConversationKey key) {
    clock.advance(time);
    delivery.run(key);
  }

  private void saveTemplate() {
    var template = new WindowTemplate("again", Language.SPANISH);
    Await.done(delivery.templates().save(channel.tenant(), channel.id(), template));
  }

  private static Template template(String words) {
    return new Template("again", Language.SPANISH, List.of(words), words);
  }

  private List<OutboundContent> contents() {
    return sender.attempts().stream().map(OutboxMessage::content).toList();
  }

  private List<DeadLetter> letters() {
    return Await.all(stores.deadLetters().list(channel.tenant(), Filter.all(), null, 10));
  }
}
