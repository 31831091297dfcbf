package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.ChannelUser;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Link;
import io.recado.conversation.OutboundContent.Option;
import io.recado.conversation.OutboundContent.Template;
import io.recado.conversation.OutboundContent.Text;
import io.recado.gateway.channel.FakeChannel;
import io.recado.gateway.channel.SendLimits;
import io.recado.gateway.channel.SendLimits.Rate;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox.Halt;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.outbox.SendOutcome.Busy;
import io.recado.outbox.SendOutcome.Reach;
import io.recado.outbox.WindowTemplates.WindowTemplate;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.InMemoryStores;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

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

    after(Duration.ofSeconds(24), key);
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
    after(Duration.ofSeconds(1), key);
    assertThat(sender.attempts()).hasSize(2);
    after(Duration.ofSeconds(2), key);

    assertThat(sender.delivered()).containsExactly("one");
  }

  @Test
  void nothingGoesOutOnAPausedChannelAndAllOfItWhenItGoesOn() {
    var key = reply("one", "two");
    Await.done(channels.save(paused(true)));
    delivery.run(key);
    after(Duration.ofHours(70), key);
    assertThat(sender.attempts()).isEmpty();

    Await.done(channels.save(paused(false)));
    after(Duration.ofSeconds(3), key);

    assertThat(sender.delivered()).containsExactly("one", "two");
  }

  private Channel paused(boolean paused) {
    return new Channel(
        channel.tenant(),
        channel.id(),
        channel.kind(),
        channel.address(),
        channel.secrets(),
        paused,
        false);
  }

  @Test
  void anOutageOfTheChannelOfADayCostsNoMessage() {
    var key = reply("one", "two");
    var later = new SendOutcome.Later(null, "503");
    sender.answers(Stream.generate(() -> later).limit(200).toArray(SendOutcome[]::new));

    for (int i = 0; i < 201; i++) {
      after(Duration.ofSeconds(390), key);
    }

    assertThat(sender.delivered()).containsExactly("one", "two");
    assertThat(sender.attempts()).hasSize(202).allMatch(message -> message.attempt() == 1);
  }

  @Test
  void aChannelThatNeverTakesAMessageHoldsItBackUntilItsPatienceEnds() {
    var key = reply("one");
    sender.answersAlways(message -> Mono.just(new SendOutcome.Later(null, "503")));

    after(Duration.ofHours(71), key);
    assertThat(letters()).isEmpty();
    after(Duration.ofHours(2), key);

    assertThat(letters()).extracting(DeadLetter::code).containsExactly("expired");
  }

  @Test
  void aMessageThatWouldWaitForADayDoesNotHoldUpTheOthers() {
    var key = reply("marketing", "two");
    sender.answers(new SendOutcome.NotNow(Duration.ofHours(24), "131049", "withheld"));

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

    after(Duration.ofSeconds(19), key);

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

    after(Duration.ofSeconds(5), key);
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
  void aChannelThatIsDownIsTriedByOneMessageAndShownAsDown() {
    var ana = reply("to ana");
    var eva = replyTo("eva", "to eva");
    sender.answers(new SendOutcome.ChannelDown("190", "token revoked"));
    delivery.run(ana);
    assertThat(Await.all(stores.outbox().halts())).extracting(Halt::code).containsExactly("190");

    delivery.run(eva);
    assertThat(sender.attempts()).hasSize(1);

    after(Duration.ofMinutes(5), ana);
    delivery.run(eva);

    assertThat(sender.delivered()).containsExactly("to ana", "to eva");
    assertThat(Await.all(stores.outbox().halts())).isEmpty();
  }

  @Test
  void aMessageOutlivesADayOfAChannelThatIsDownWithAllItsAttempts() {
    var key = reply("one");
    for (int i = 0; i < 288; i++) {
      sender.answers(new SendOutcome.ChannelDown("190", "token revoked"));
      after(Duration.ofMinutes(5), key);
    }

    after(Duration.ofMinutes(5), key);

    assertThat(sender.delivered()).containsExactly("one");
    assertThat(sender.attempts().getLast().attempt()).isEqualTo(1);
  }

  @Test
  void aMessageDoesNotWaitForEver() {
    var key = reply("one");
    sender.answers(new SendOutcome.ChannelDown("190", "token revoked"));
    delivery.run(key);

    after(Duration.ofDays(4), key);

    assertThat(sender.attempts()).hasSize(1);
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("channel-down");
  }

  @Test
  void aPauseTheChannelAsksForHoldsBackEveryCustomerAndCountsForNobody() {
    var ana = reply("to ana");
    var eva = replyTo("eva", "to eva");
    sender.answers(new Busy(Reach.CHANNEL, Duration.ofSeconds(30), "429", "slow down"));
    delivery.run(ana);

    delivery.run(eva);
    assertThat(sender.attempts()).hasSize(1);

    after(Duration.ofSeconds(30), ana);
    delivery.run(eva);
    assertThat(sender.delivered()).containsExactly("to ana", "to eva");
    assertThat(sender.attempts()).allMatch(message -> message.attempt() == 1);
  }

  @Test
  void aPauseForOneCustomerHoldsBackNobodyElse() {
    var ana = reply("to ana");
    var eva = replyTo("eva", "to eva");
    sender.answers(new Busy(Reach.CUSTOMER, Duration.ofSeconds(6), "131056", "pair"));
    delivery.run(ana);

    delivery.run(eva);

    assertThat(sender.delivered()).containsExactly("to eva");
  }

  /** They may quote what was said. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void theWordsOfAPauseForOneCustomerAreNotLogged(CapturedOutput output) {
    var key = reply("hello");
    sender.answers(
        new Busy(Reach.CUSTOMER, Duration.ofSeconds(6), "131056", "131056 (said hello)"));

    delivery.run(key);

    assertThat(output).contains("131056").doesNotContain("said hello");
  }

  @Test
  void anExhaustedCustomerLimitIsWaitedOffInOrderWithoutUsingAttempts() {
    sender.limitedTo(new SendLimits(Rate.UNLIMITED, new Rate(Duration.ofSeconds(6), 2)));
    var key = reply("one", "two", "three");
    delivery.run(key);
    assertThat(sender.delivered()).containsExactly("one", "two");

    after(Duration.ofSeconds(5), key);
    assertThat(sender.delivered()).containsExactly("one", "two");

    after(Duration.ofSeconds(1), key);
    assertThat(sender.delivered()).containsExactly("one", "two", "three");
    assertThat(sender.attempts()).allMatch(message -> message.attempt() == 1);
  }

  @Test
  void aChannelsLimitGivesOutTurnsOneAfterTheOther() {
    sender.limitedTo(new SendLimits(new Rate(Duration.ofSeconds(1), 1), Rate.UNLIMITED));
    var keys = Stream.of("ana", "eva", "ida").map(user -> replyTo(user, "to " + user)).toList();

    keys.forEach(delivery::run);
    assertThat(sender.delivered()).containsExactly("to ana");

    clock.advance(Duration.ofSeconds(1));
    keys.reversed().forEach(delivery::run);
    assertThat(sender.delivered()).containsExactly("to ana", "to eva");

    clock.advance(Duration.ofSeconds(1));
    keys.forEach(delivery::run);
    assertThat(sender.delivered()).containsExactly("to ana", "to eva", "to ida");
  }

  @Test
  void aChannelThatDoesNotAnswerIsLeftAloneForAMoment() {
    for (int i = 0; i < 10; i++) {
      sender.answers(new SendOutcome.Unknown("timed out"));
      delivery.run(replyTo("user" + i, "hello"));
    }

    var key = replyTo("ana", "hello");
    delivery.run(key);
    assertThat(sender.attempts()).hasSize(10);

    after(Duration.ofSeconds(19), key);
    assertThat(sender.delivered()).containsExactly("hello");
    assertThat(sender.attempts().getLast().attempt()).isEqualTo(1);
  }

  @Test
  void aHangingChannelLeavesPlacesToOthers() {
    var settings = Settings.of(Map.of("RECADO_DELIVERY_CHANNEL_CONCURRENCY", "2"));
    var narrow = new Delivery(stores.outbox(), sender.among(channels), settings, clock);
    var keys = Stream.of("ana", "eva", "ida").map(user -> replyTo(user, "to " + user)).toList();
    sender.answers(Mono.never());
    sender.answers(Mono.never());

    keys.stream().limit(2).forEach(key -> narrow.deliver.deliver(key).subscribe());
    var again = Await.value(narrow.deliver.deliver(keys.getLast()));
    assertThat(sender.attempts()).hasSize(2);
    assertThat(again).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));

    var elsewhere = stores.aChannel();
    Await.done(channels.save(elsewhere));
    narrow.run(reply(elsewhere, "ana", "elsewhere"));
    assertThat(sender.delivered()).containsExactly("elsewhere");
  }

  @Test
  void whileAChannelIsTriedAgainTheOthersWaitForHowThatEnds() {
    for (int i = 0; i < 10; i++) {
      sender.answers(new SendOutcome.Unknown("timed out"));
      delivery.run(replyTo("user" + i, "hello"));
    }
    var keys = Stream.of("ana", "eva", "ida", "ora").map(user -> replyTo(user, "hi")).toList();
    sender.answersAlways(message -> Mono.never());

    clock.advance(Duration.ofSeconds(16));
    keys.stream().limit(3).forEach(key -> delivery.deliver.deliver(key).subscribe());
    var again = Await.value(delivery.deliver.deliver(keys.getLast()));

    assertThat(sender.attempts()).hasSize(13);
    assertThat(again).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aClaimThatBecameTooOldSaysNothingOfTheChannel() {
    long longAgo = System.nanoTime() - Duration.ofHours(1).toNanos();
    for (int i = 0; i < 20; i++) {
      var message = Await.value(stores.outbox().claim(replyTo("user" + i, "hello"), LEASE));
      var attempted = Await.value(delivery.attempt.of(new Claimed(message, longAgo)));
      assertThat(attempted.ending()).isInstanceOf(Ending.Admitted.class);
    }

    delivery.run(replyTo("ana", "hello"));

    assertThat(sender.delivered()).containsExactly("hello");
  }

  @Test
  void aMessageWhoseChannelCannotBeReadIsPutOffAndNotInDoubt() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    delivery.templates.away = true;
    var key = reply("one");
    after(Duration.ofHours(24), key);
    assertThat(sender.attempts()).isEmpty();

    delivery.templates.away = false;
    after(Duration.ofSeconds(13), key);

    assertThat(sender.delivered()).containsExactly("one");
    assertThat(sender.attempts().getFirst().uncertain()).isFalse();
  }

  // The window

  @Test
  void insideTheWindowWordsGoAsTheyAre() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    var key = reply("one");

    after(Duration.ofHours(23), key);

    assertThat(contents()).containsExactly(new OutboundContent.Text("one"));
  }

  @Test
  void outsideTheWindowWordsGoInTheChannelsTemplate() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    var key = reply("one");

    after(Duration.ofHours(24), key);

    assertThat(contents())
        .containsExactly(new Template("again", Language.SPANISH, List.of("one"), "one"));
  }

  @Test
  void withoutATemplateTheyAreADeadLetterThatGoesWhenTheCustomerHasWrittenAgain() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    var key = reply("one");
    after(Duration.ofHours(24), key);
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("window-closed");

    customerWrites(key, clock.instant());
    Await.done(stores.deadLetters().replay(channel.tenant(), Filter.all(), "me", 10));
    delivery.run(key);

    assertThat(sender.delivered()).containsExactly("one");
  }

  @Test
  void aWindowTheChannelSaysIsClosedIsAnsweredByTheTemplate() {
    saveTemplate();
    sender.answers(new SendOutcome.WindowClosed("131047"));
    var key = reply("one", "two");

    delivery.run(key);

    assertThat(contents())
        .containsExactly(
            new OutboundContent.Text("one"),
            new Template("again", Language.SPANISH, List.of("one"), "one"),
            new OutboundContent.Text("two"));
    assertThat(letters()).isEmpty();
  }

  @Test
  void optionsAreTheButtonsOfATemplateThatHasThem() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    delivery.templates.saveTappable(List.of("Sí", "No"), "yes_no");
    var options = List.of(new Option("y", "Sí", null), new Option("n", "No", null));
    var key = reply(channel, "ana", List.of(new Choices("¿Sigues ahí?", options)));

    after(Duration.ofHours(24), key);

    assertThat(contents())
        .containsExactly(
            new Template(
                "yes_no",
                Language.SPANISH,
                List.of("¿Sigues ahí?"),
                "¿Sigues ahí?\n• Sí\n• No",
                options));
  }

  @Test
  void optionsStandInTheTemplateAsText() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    var options = List.of(new Option("y", "Sí", null), new Option("n", "No", null));
    var key = reply(channel, "ana", List.of(new Choices("¿Sigues ahí?", options)));

    after(Duration.ofHours(24), key);

    assertThat(sender.delivered()).containsExactly("¿Sigues ahí?\n• Sí\n• No");
  }

  @Test
  void aLinkStandsInTheTemplateAsText() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    var link = new Link("Pay", "https://pay.example/1");
    var key = reply(channel, "ana", List.of(new Text("Here:\nhttps://pay.example/1", link)));

    after(Duration.ofHours(24), key);

    assertThat(contents())
        .singleElement()
        .extracting(OutboundContent::body)
        .isEqualTo("Here:\nhttps://pay.example/1");
    assertThat(contents().getFirst()).isInstanceOf(Template.class);
  }

  @Test
  void whatFindsNoRoomInTheTemplateIsADeadLetterAndNotCut() {
    sender.takesOnlyTemplatesAfter(Duration.ofHours(24));
    saveTemplate();
    var key = reply("x".repeat(41));

    after(Duration.ofHours(24), key);

    assertThat(sender.attempts()).isEmpty();
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("window-closed");
  }

  @Test
  void aTemplateThatIsRefusedForTheWindowIsADeadLetter() {
    saveTemplate();
    sender.answers(new SendOutcome.WindowClosed("131047"), new SendOutcome.WindowClosed("131047"));

    delivery.run(reply("one"));

    assertThat(letters()).extracting(DeadLetter::code).containsExactly("window-closed");
  }

  @Test
  void afterTheLastAttemptWithoutAnAnswerAMessageIsADeadLetter() {
    var key = reply("one", "two");
    var unknown = new SendOutcome.Unknown("timed out");
    sender.answers(Stream.generate(() -> unknown).limit(8).toArray(SendOutcome[]::new));

    for (int i = 0; i < 8; i++) {
      after(Duration.ofSeconds(380), key);
    }

    assertThat(sender.attempts()).hasSize(9);
    assertThat(sender.delivered()).containsExactly("two");
    assertThat(dead()).isEqualTo(1);
  }

  @Test
  void aMessageSentUnderAClaimThatWasLostIsCounted() {
    var key = reply("one");
    var answer = Sinks.<SendOutcome>one();
    sender.answers(answer.asMono());
    delivery.deliver.deliver(key).subscribe();
    clock.advance(LEASE.plusMillis(1));
    delivery.run(key);

    answer.tryEmitValue(new SendOutcome.Sent("late"));

    assertThat(delivery.meters.counter("recado.outbound.claims.lost").count()).isEqualTo(1);
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
    var key = reply(elsewhere, "ana", "one");

    delivery.run(key);

    assertThat(sender.attempts()).isEmpty();
    assertThat(dead()).isEqualTo(1);
  }

  private ConversationKey reply(String... texts) {
    return replyTo("ana", texts);
  }

  private ConversationKey replyTo(String user, String... texts) {
    return reply(channel, user, texts);
  }

  private ConversationKey reply(Channel from, String user, String... texts) {
    return reply(from, user, texts(texts));
  }

  private ConversationKey reply(Channel from, String user, List<OutboundContent> contents) {
    var hi = Events.message(user, user + "-hi", "hi");
    var accepted = Await.value(stores.journal().accept(from, List.of(hi), null));
    var key = accepted.conversations().getFirst();
    answer(key, contents);
    return key;
  }

  private void customerWrites(ConversationKey key, Instant at) {
    var words = new MessageContent.Text("hello?");
    var again = new CustomerMessage("again", "again", ChannelUser.of("ana"), words, at, null);
    Await.done(stores.journal().accept(channel, List.of(again), null));
    answer(key, List.of());
  }

  private void saveTemplate() {
    var template = new WindowTemplate("again", Language.SPANISH);
    Await.done(delivery.templates.save(channel.tenant(), channel.id(), template));
  }

  private List<OutboundContent> contents() {
    return sender.attempts().stream().map(OutboxMessage::content).toList();
  }

  private List<DeadLetter> letters() {
    return Await.all(stores.deadLetters().list(channel.tenant(), Filter.all(), null, 10));
  }

  private static List<OutboundContent> texts(String... texts) {
    return Stream.of(texts).<OutboundContent>map(OutboundContent.Text::new).toList();
  }

  private void answer(ConversationKey key, List<OutboundContent> replies) {
    var lease = Await.value(stores.queue().claim(key, "w", LEASE));
    var turn = Await.value(stores.turns().begin(lease));
    var conversation = turn.conversation();
    var result =
        new TurnResult(
            conversation.dialogue(), conversation.handler(), replies, turn.pending(), List.of());
    Await.done(stores.turns().commit(lease, turn, result));
  }

  private void after(Duration wait, ConversationKey key) {
    clock.advance(wait);
    delivery.run(key);
  }

  private long dead() {
    return Await.value(stores.outbox().depth()).dead();
  }
}
