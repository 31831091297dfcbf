package io.recado.store;

import static io.recado.store.Events.failure;
import static io.recado.store.Events.receipt;
import static io.recado.store.Events.saying;
import static io.recado.testing.Await.all;
import static io.recado.testing.Await.done;
import static io.recado.testing.Await.empty;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Takeover.Taken;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryReceipt;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.InboundEvent.Failure;
import io.recado.journal.InboundEvent.Remedy;
import io.recado.outbox.DeadLetters.DeadLetter;
import io.recado.outbox.DeadLetters.Filter;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of outbox, dead letters and takeover must hold. */
public abstract class OutboxContract {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ZERO;
  private static final Duration NOW = Duration.ZERO;

  /** What goes again does not before a claim that has begun meanwhile can be seen. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Failure AT_ONCE = new Failure("131000", Remedy.RESEND, NOW);

  Channel channel;
  private Stores stores;

  /** The implementation; called before each test. */
  protected abstract Stores stores();

  /** Everything that was done so far was done so much longer ago. */
  protected abstract void later(Duration time);

  @BeforeEach
  void begin() {
    stores = stores();
    channel = stores.aChannel();
  }

  // Waiting

  @Test
  void aMessageThatWasPostponedHasUsedNoAttempt() {
    var key = reply("ana", "hello");

    end(claim(key), new Ending.Postponed(NOW, "busy"));
    end(claim(key), new Ending.Admitted(NOW));
    end(claim(key), new Ending.ChannelPaused(NOW, "429", "slow down"));

    assertThat(claim(key).attempt()).isEqualTo(1);
  }

  @Test
  void onlyWhatMayHaveSentAMessageHasUsedAnAttempt() {
    var key = reply("ana", "hello");

    end(claim(key), new Ending.Retry(NOW, "503"));
    end(claim(key), new Ending.Unknown(NOW, "timed out"));
    end(claim(key), new Ending.Retry(NOW, "503"));

    var fourth = claim(key);
    assertThat(fourth.attempt()).isEqualTo(2);
    assertThat(fourth.unsent()).isEqualTo(2);
    assertThat(fourth.uncertain()).isTrue();
  }

  @Test
  void itsTurnInTheLimitIsKeptForAMessage() {
    var key = reply("ana", "hello");
    var first = claim(key);

    end(first, new Ending.Admitted(NOW));
    var again = claim(key);
    end(again, new Ending.Retry(NOW, "503"));

    assertThat(first.admitted()).isFalse();
    assertThat(again.admitted()).isTrue();
    assertThat(claim(key).admitted()).isFalse();
  }

  @Test
  void whatStandsBehindAWaitingMessageIsNotDue() {
    var key = reply("ana", "first", "second");

    end(claim(key), new Ending.Retry(LONG, "503"));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(all(stores.outbox().due(10))).isEmpty();
  }

  @Test
  void oneChannelsFloodDoesNotHideTheOthers() {
    for (int i = 0; i < 30; i++) {
      reply("user" + i, "hello");
    }
    var elsewhere = reply(stores.aChannel(), "ida", "hello");

    assertThat(all(stores.outbox().due(20))).contains(elsewhere);
  }

  @Test
  void whenAMessageHasComeToItsEndTheNextGoesAtOnceHoweverLongItWasHeldUp() {
    var key = reply("ana", "first", "second");
    end(claim(key), new Ending.Retry(NOW, "503"));
    var first = claim(key);
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();

    var next = end(first, new Ending.Dead("100", "wrong")).next();

    assertThat(Objects.requireNonNull(next).content().body()).isEqualTo("second");
  }

  // Channels that halt

  @Test
  void aPauseHoldsBackAllConversationsOfTheChannelAndNoOther() {
    var ana = reply("ana", "to ana");
    var eva = reply("eva", "to eva");
    var other = stores.aChannel();
    var elsewhere = reply(other, "ida", "to ida");

    end(claim(ana), new Ending.ChannelPaused(LONG, "429", "slow down"));

    assertThat(empty(stores.outbox().claim(ana, LONG))).isTrue();
    assertThat(empty(stores.outbox().claim(eva, LONG))).isTrue();
    assertThat(claim(elsewhere).content().body()).isEqualTo("to ida");
    assertThat(halt().code()).isEqualTo("429");
    assertThat(halt().downSince()).isNull();
  }

  @Test
  void afterAPauseEverythingGoesOn() {
    var ana = reply("ana", "to ana");
    var eva = reply("eva", "to eva");

    end(claim(ana), new Ending.ChannelPaused(NOW, "429", "slow down"));

    assertThat(claim(ana).probe()).isZero();
    assertThat(claim(eva).probe()).isZero();
    assertThat(all(stores.outbox().halts())).isEmpty();
  }

  @Test
  void oneMessageTriesWhetherAChannelThatWasDownWorksAgain() {
    var ana = reply("ana", "to ana");
    var eva = reply("eva", "to eva");
    end(claim(ana), new Ending.ChannelDown(NOW, "190", "token"));
    assertThat(halt().downSince()).isNotNull();

    var probe = claim(eva);

    assertThat(probe.probe()).isEqualTo(1);
    assertThat(empty(stores.outbox().claim(ana, LONG))).isTrue();
    end(probe, new Ending.ChannelDown(NOW, "190", "token"));
    assertThat(claim(eva).probe()).isEqualTo(2);
  }

  @Test
  void whenTheChannelWorksAgainWhatWaitedGoesAtOnce() {
    var ana = reply("ana", "to ana");
    var eva = reply("eva", "to eva");
    end(claim(ana), new Ending.ChannelDown(NOW, "190", "token"));
    var probe = claim(ana);
    assertThat(empty(stores.outbox().claim(eva, LONG))).isTrue();

    end(probe, new Ending.Sent("p1"));

    assertThat(all(stores.outbox().halts())).isEmpty();
    var freed = claim(eva);
    assertThat(freed.attempt()).isEqualTo(1);
    assertThat(freed.probe()).isZero();
  }

  @Test
  void whatEndsWithoutHavingBeenRefusedDoesNotShowThatAChannelWorks() {
    end(claim(reply("ana", "hello")), new Ending.ChannelDown(NOW, "190", "token"));
    var eva = reply("eva", "hi");

    for (var code : List.of("attempts-exhausted", "window-closed", "unreadable", "channel-gone")) {
      end(claim(reply("user " + code, "hello")), new Ending.Dead(code, "nobody was asked"));
    }

    assertThat(all(stores.outbox().halts())).extracting(Outbox.Halt::code).containsExactly("190");
    assertThat(claim(eva).probe()).isEqualTo(5);
  }

  // Receipts

  @Test
  void aFailureReportedBeforeTheSendReturnedIsADeadLetter() {
    var key = reply("ana", "hello");
    var message = claim(key);

    accept(channel, receipt("wamid.1", DeliveryStatus.FAILED, message.id().toString()));
    end(message, new Ending.Sent("wamid.1"));

    assertThat(letters()).extracting(DeadLetter::code).containsExactly("failed");
  }

  @Test
  void whatTheChannelCouldNotDeliverBearsItsCodeAndIsReplayedWhenTheChannelAllows() {
    var key = reply("ana", "hello");
    var message = claim(key);
    end(message, new Ending.Sent("wamid.1"));

    accept(channel, failure("wamid.1", opaque(message), new Failure("131049", Remedy.NONE, LONG)));

    assertThat(letters()).extracting(DeadLetter::code).containsExactly("131049");
    assertThat(replay(Filter.all())).isZero();
    assertThat(all(stores.outbox().halts())).isEmpty();
  }

  @Test
  void aReceiptThatCameBeforeItsMessageWasKnownAsSentCountsAllTheSame() {
    var key = reply("ana", "hello");
    var message = claim(key);

    accept(channel, failure("wamid.1", opaque(message), new Failure("131049", Remedy.NONE, LONG)));
    end(message, new Ending.Sent("wamid.1"));

    assertThat(letters()).extracting(DeadLetter::code).containsExactly("131049");
    assertThat(replay(Filter.all())).isZero();
  }

  @Test
  void whatFailedForAMomentGoesAgainInItsPlace() {
    var key = sent("ana", "first");
    fail("first", AT_ONCE);
    reply("ana", "second");
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();

    later(SOON);

    var again = claim(key);

    assertThat(again.content().body()).isEqualTo("first");
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.uncertain()).isFalse();
    var next = end(again, new Ending.Sent("again")).next();
    assertThat(Objects.requireNonNull(next).content().body()).isEqualTo("second");
    assertThat(letters()).isEmpty();
  }

  @Test
  void aFailureToldAgainSendsNothingTwice() {
    var key = sent("ana", "first");
    fail("first", AT_ONCE);
    later(SOON);
    var again = claim(key);
    end(again, new Ending.Sent("again"));

    fail("first", AT_ONCE);

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
  }

  @Test
  void whatIsToldToHaveFailedBeforeItsSendReturnedGoesAgain() {
    var key = reply("ana", "hello");
    var message = claim(key);
    accept(channel, failure("wamid.1", opaque(message), AT_ONCE));

    end(message, new Ending.Sent("wamid.1"));
    later(SOON);

    var again = claim(key);
    assertThat(again.attempt()).isEqualTo(2);
    end(again, new Ending.Unknown(NOW, "timed out"));
    assertThat(claim(key).uncertain()).isTrue();
  }

  @Test
  void whatArrivedAfterAllIsNotSentAgain() {
    var key = sent("ana", "first");
    fail("first", AT_ONCE);

    accept(channel, receipt("first", DeliveryStatus.DELIVERED, null));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(value(stores.outbox().depth()).pending()).isZero();
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatFailedIsNotSentBehindLaterWordsThatArrived() {
    var key = sent("ana", "first", "second");
    accept(channel, receipt("second", DeliveryStatus.DELIVERED, null));

    fail("first", AT_ONCE);

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("131000");
  }

  @Test
  void whileNothingIsToldOfLaterWordsWhatFailedWaits() {
    var key = sent("ana", "first", "second");

    fail("first", AT_ONCE);
    later(SOON);

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(letters()).isEmpty();
    assertThat(value(stores.outbox().depth()).pending()).isEqualTo(1);
  }

  @Test
  void whatFailedTogetherGoesAgainInItsOrder() {
    var key = sent("ana", "first", "second");

    fail("second", AT_ONCE);
    later(SOON);
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    fail("first", AT_ONCE);
    later(SOON);

    assertThat(bodiesSent(key)).containsExactly("first", "second");
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatFailedDoesNotWaitForWordsBeforeItThatArrived() {
    var key = sent("ana", "first", "second");

    fail("second", AT_ONCE);
    accept(channel, receipt("first", DeliveryStatus.DELIVERED, null));
    later(SOON);

    assertThat(bodiesSent(key)).containsExactly("second");
  }

  @Test
  void whatFailedDoesNotWaitForEverForWordsBeforeIt() {
    var key = sent("ana", "first", "second");

    fail("second", AT_ONCE);
    later(Duration.ofSeconds(15));

    assertThat(bodiesSent(key)).containsExactly("second");
  }

  @Test
  void whatFailedForAMomentWaitsAsLongAsItIsAsked() {
    var key = sent("ana", "first");

    fail("first", new Failure("131000", Remedy.RESEND, LONG));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(letters()).isEmpty();
  }

  @Test
  void everyAttemptThatFailedCounts() {
    var key = sent("ana", "first");

    for (int attempt = 2; attempt < 5; attempt++) {
      fail(attempt == 2 ? "first" : "p" + (attempt - 1), AT_ONCE);
      later(SOON);
      var again = claim(key);
      assertThat(again.attempt()).isEqualTo(attempt);
      end(again, new Ending.Sent("p" + attempt));
    }
  }

  @Test
  void whatTheBotSaidBeforeATakeoverDoesNotGoAgain() {
    var ana = sent("ana", "to ana");
    var eva = sent("eva", "to eva");

    fail("to ana", AT_ONCE);
    done(stores.takeover().takeOver(ana, "Agent"));
    done(stores.takeover().takeOver(eva, "Agent"));
    fail("to eva", AT_ONCE);

    assertThat(empty(stores.outbox().claim(ana, LONG))).isTrue();
    assertThat(empty(stores.outbox().claim(eva, LONG))).isTrue();
    assertThat(bodies(letters())).containsExactly("to eva");
  }

  @Test
  void whatTheBotSaidBeforeItHandedOverGoesAgainWhileNobodyHasTheConversation() {
    var key = sent("ana", "first");
    handOver("ana");

    fail("first", AT_ONCE);
    later(SOON);

    assertThat(bodiesSent(key)).containsExactly("first");
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatTheBotSaidBeforeItHandedOverDoesNotGoAgainWhenAPersonHasTheConversation() {
    var ana = sent("ana", "to ana");
    var eva = sent("eva", "to eva");
    handOver("ana");
    handOver("eva");

    fail("to ana", AT_ONCE);
    done(stores.takeover().takeOver(ana, "Agent"));
    done(stores.takeover().takeOver(eva, "Agent"));
    fail("to eva", AT_ONCE);
    later(SOON);

    assertThat(empty(stores.outbox().claim(ana, LONG))).isTrue();
    assertThat(empty(stores.outbox().claim(eva, LONG))).isTrue();
    assertThat(bodies(letters())).containsExactly("to eva");
  }

  @Test
  void aWindowThatWasToldToBeClosedStaysClosedUntilTheCustomerWrites() {
    var key = sent("ana", "first");

    fail("first", new Failure("window-closed", Remedy.TEMPLATE, NOW));
    later(SOON);

    var again = claim(key);
    assertThat(again.lastHeardAt()).isNull();
    end(again, new Ending.Sent("in a template"));
    fail("in a template", new Failure("window-closed", Remedy.TEMPLATE, NOW));
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("window-closed");
  }

  @Test
  void whatFailedLongAgoIsALetter() {
    var key = sent("ana", "first");

    accept(
        channel,
        new DeliveryReceipt(
            "late", "first", null, DeliveryStatus.FAILED, Instant.EPOCH, "words", AT_ONCE));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("131000");
  }

  @Test
  void aFailureThatConcernsAllMessagesHaltsTheChannel() {
    sent("ana", "hello");
    var other = reply("eva", "hello");

    fail("hello", new Failure("131042", Remedy.MENDED, NOW));

    assertThat(all(stores.outbox().halts()))
        .singleElement()
        .satisfies(
            halt -> {
              assertThat(halt.code()).isEqualTo("131042");
              assertThat(halt.downSince()).isNotNull();
            });
    assertThat(empty(stores.outbox().claim(other, LONG))).isTrue();
    assertThat(letters()).isEmpty();
    assertThat(value(stores.outbox().depth()).pending()).isEqualTo(2);
  }

  @Test
  void aPauseThatWasToldLateHoldsBackTheChannel() {
    sent("ana", "hello");
    var other = reply("eva", "hello");

    fail("hello", new Failure("130429", Remedy.PAUSE, LONG));

    assertThat(halt().downSince()).isNull();
    assertThat(empty(stores.outbox().claim(other, LONG))).isTrue();
  }

  @Test
  void whatWasSentBeforeAChannelWasMendedDoesNotHaltItWhenItFailsLater() {
    var eva = sent("eva", "older");
    var ana = reply("ana", "hello");
    end(claim(ana), new Ending.ChannelDown(NOW, "131042", "unpaid"));
    end(claim(ana), new Ending.Sent("again"));

    fail("older", new Failure("131042", Remedy.MENDED, NOW));

    assertThat(all(stores.outbox().halts())).isEmpty();
    later(SOON);
    assertThat(bodiesSent(eva)).containsExactly("older");
    sent("ida", "newer");
    fail("newer", new Failure("131042", Remedy.MENDED, NOW));
    assertThat(halt().downSince()).isNotNull();
  }

  @Test
  void anAnswerToWhatWasSentBeforeAChannelWasMendedDoesNotHaltIt() {
    var ana = reply("ana", "hello");
    var older = claim(reply("eva", "older"));
    end(claim(ana), new Ending.ChannelDown(NOW, "190", "token"));
    end(claim(ana), new Ending.Sent("again"));

    end(older, new Ending.ChannelDown(LONG, "190", "token"));

    assertThat(all(stores.outbox().halts())).isEmpty();
    end(claim(reply("ida", "newer")), new Ending.ChannelDown(LONG, "190", "token"));
    assertThat(halt().downSince()).isNotNull();
  }

  @Test
  void whatAChannelAsksForHoldsAlsoWhenItWasAskedForBeforeItWasMended() {
    var ana = reply("ana", "hello");
    var older = claim(reply("eva", "older"));
    end(claim(ana), new Ending.ChannelDown(NOW, "190", "token"));
    end(claim(ana), new Ending.Sent("again"));

    end(older, new Ending.ChannelPaused(LONG, "429", "slow down"));

    assertThat(halt().code()).isEqualTo("429");
    assertThat(halt().downSince()).isNull();
  }

  @Test
  void aPauseIsNotWhyAChannelIsDown() {
    sent("ana", "hello");
    end(claim(reply("eva", "hi")), new Ending.ChannelDown(LONG, "190", "token"));

    fail("hello", new Failure("130429", Remedy.PAUSE, LONG));

    assertThat(halt().code()).isEqualTo("190");
  }

  @Test
  void anUncertainMessageThatFailedIsADeadLetterAndNotSentAgain() {
    var key = reply("ana", "hello", "second");
    var message = claim(key);
    end(message, new Ending.Unknown(NOW, "timed out"));

    accept(channel, receipt("wamid.1", DeliveryStatus.FAILED, message.id().toString()));

    assertThat(claim(key).content().body()).isEqualTo("second");
    assertThat(letters()).extracting(DeadLetter::code).containsExactly("failed");
  }

  @Test
  void aMessageThatAReceiptShowsAsDeliveredLetsTheNextGo() {
    var key = reply("ana", "hello", "second");
    var message = claim(key);
    end(message, new Ending.Unknown(NOW, "timed out"));

    accept(channel, receipt("wamid.1", DeliveryStatus.READ, message.id().toString()));

    assertThat(claim(key).content().body()).isEqualTo("second");
  }

  // Takeover

  @Test
  void aTakeoverSaysThatTheBotIsSilent() {
    var key = reply("ana", "hello");

    assertThat(value(stores.takeover().takeOver(key, "Agent"))).isEqualTo(Taken.SILENT);
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(value(stores.outbox().depth()).pending()).isZero();
  }

  @Test
  void aMessageHeldAtATakeoverIsNotTriedAgain() {
    var key = reply("ana", "hello", "second");
    var message = claim(key);
    stores.takeover().takeOver(key, "Agent").subscribe();
    handlerChanged(key);

    end(message, new Ending.Retry(NOW, "503"));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(value(stores.outbox().depth()).pending()).isZero();
  }

  @Test
  void aTakeoverOfNoConversationSaysSo() {
    var nobody = new ConversationKey(channel.tenant(), new ConversationId(UUID.randomUUID()));

    assertThat(value(stores.takeover().takeOver(nobody, "Agent")))
        .isEqualTo(Taken.NO_SUCH_CONVERSATION);
  }

  // Dead letters

  @Test
  void aDeadLetterSaysWhatWasWrong() {
    var key = reply("ana", "hello");
    end(claim(key), new Ending.Dead("131026", "undeliverable"));

    var letter = letters().getFirst();

    assertThat(letter.conversation()).isEqualTo(key.conversation());
    assertThat(letter.content()).isEqualTo(new OutboundContent.Text("hello"));
    assertThat(letter.code()).isEqualTo("131026");
    assertThat(letter.reason()).isEqualTo("undeliverable");
    assertThat(letter.mayHaveArrived()).isFalse();
  }

  @Test
  void deadLettersComeInPagesNewestFirst() {
    Stream.of("ana", "eva", "ida").forEach(user -> die(reply(user, "to " + user), "100"));

    var first = all(stores.deadLetters().list(channel.tenant(), Filter.all(), null, 2));
    var second =
        all(stores.deadLetters().list(channel.tenant(), Filter.all(), first.getLast().place(), 2));

    assertThat(bodies(first)).containsExactly("to ida", "to eva");
    assertThat(bodies(second)).containsExactly("to ana");
  }

  @Test
  void deadLettersAreNarrowedDown() {
    die(reply("ana", "one"), "100");
    die(reply("eva", "two"), "131026");
    var letter = letters().getFirst();

    assertThat(bodies(letters(Filter.code("100")))).containsExactly("one");
    assertThat(bodies(letters(Filter.one(letter.id())))).containsExactly("two");
    assertThat(letters(new Filter(null, stores.aChannel().id(), null, null, null))).isEmpty();
    assertThat(letters(new Filter(null, null, null, letter.endedAt(), null))).hasSize(1);
    assertThat(bodies(letters(new Filter(null, null, null, null, letter.endedAt()))))
        .containsExactly("one");
  }

  @Test
  void aReplayedMessageStandsAtTheEndOfItsConversation() {
    var key = reply("ana", "dead", "waiting");
    die(key, "100");

    assertThat(replay(Filter.all())).isEqualTo(1);

    assertThat(bodiesSent(key)).containsExactly("waiting", "dead");
    assertThat(letters()).isEmpty();
  }

  @Test
  void replayedMessagesOfAConversationKeepTheirOrder() {
    var key = reply("ana", "one", "two", "three");
    for (int i = 0; i < 3; i++) {
      die(key, "100");
    }

    assertThat(replay(Filter.code("100"))).isEqualTo(3);

    assertThat(bodiesSent(key)).containsExactly("one", "two", "three");
  }

  @Test
  void aReplayedMessageHasAllItsAttempts() {
    var key = reply("ana", "hello");
    end(claim(key), new Ending.Retry(NOW, "503"));
    end(claim(key), new Ending.Unknown(NOW, "timed out"));
    die(key, "attempts-exhausted");

    replay(Filter.one(letters().getFirst().id()));

    var again = claim(key);
    assertThat(again.attempt()).isEqualTo(1);
    assertThat(again.unsent()).isZero();
  }

  @Test
  void aLetterThatArrivedAfterAllIsNotSentAgain() {
    var key = reply("ana", "hello");
    var message = claim(key);
    end(message, new Ending.Dead("attempts-exhausted", "no answer"));
    accept(channel, receipt("wamid.1", DeliveryStatus.DELIVERED, message.id().toString()));

    assertThat(replay(Filter.all())).isZero();

    assertThat(letters()).isEmpty();
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
  }

  @Test
  void theFailureOfTheFirstSendingSaysNothingOfTheReplay() {
    var key = reply("ana", "hello");
    var message = claim(key);
    end(message, new Ending.Sent("wamid.1"));
    accept(channel, receipt("wamid.1", DeliveryStatus.FAILED, message.id().toString()));
    replay(Filter.all());

    end(claim(key), new Ending.Unknown(NOW, "timed out"));

    assertThat(claim(key).uncertain()).isTrue();
  }

  @Test
  void aFailureToldLateUndoesNoDelivery() {
    var key = reply("ana", "hello");
    end(claim(key), new Ending.Sent("wamid.1"));

    accept(channel, receipt("wamid.1", DeliveryStatus.DELIVERED, null));
    accept(channel, receipt("wamid.1", DeliveryStatus.FAILED, null));

    assertThat(letters()).isEmpty();
  }

  @Test
  void aLetterWhoseArrivalIsToldLaterIsNoLetterAnyMore() {
    var key = reply("ana", "hello");
    var message = claim(key);
    end(message, new Ending.Dead("attempts-exhausted", "no answer"));

    accept(channel, receipt("wamid.1", DeliveryStatus.DELIVERED, message.id().toString()));

    assertThat(letters()).isEmpty();
    assertThat(value(stores.deadLetters().discard(channel.tenant(), Filter.all(), "me", 10)))
        .isZero();
  }

  @Test
  void aLetterBuriedByItsFailureRisesWhenItArrivesAfterAll() {
    var key = reply("ana", "hello");
    end(claim(key), new Ending.Sent("wamid.1"));
    accept(channel, receipt("wamid.1", DeliveryStatus.FAILED, null));
    assertThat(letters()).hasSize(1);

    accept(channel, receipt("wamid.1", DeliveryStatus.READ, null));

    assertThat(letters()).isEmpty();
  }

  @Test
  void aLetterIsNotReplayedBeforeItsTime() {
    var key = reply("ana", "hello");
    end(claim(key), new Ending.Dead("131049", "not now", LONG));

    assertThat(replay(Filter.all())).isZero();

    assertThat(letters()).hasSize(1);
  }

  @Test
  void whatTheBotSaidIsNotReplayedOverAPerson() {
    var key = reply("ana", "hello");
    die(key, "100");
    done(stores.takeover().takeOver(key, "Agent"));
    assertThat(replay(Filter.all())).isZero();

    done(stores.takeover().handBack(key));

    assertThat(replay(Filter.all())).isEqualTo(1);
    assertThat(bodiesSent(key)).containsExactly("hello");
  }

  @Test
  void aDiscardedLetterIsGone() {
    var key = reply("ana", "hello");
    die(key, "100");

    assertThat(value(stores.deadLetters().discard(channel.tenant(), Filter.all(), "me", 10)))
        .isEqualTo(1);

    assertThat(letters()).isEmpty();
    assertThat(replay(Filter.all())).isZero();
  }

  @Test
  void anotherTenantsLettersAreOutOfReach() {
    die(reply("ana", "hello"), "100");
    var stranger = stores.aChannel().tenant();

    assertThat(all(stores.deadLetters().list(stranger, Filter.all(), null, 10))).isEmpty();
    assertThat(value(stores.deadLetters().replay(stranger, Filter.all(), "me", 10))).isZero();
    assertThat(letters()).hasSize(1);
  }

  // Words of this contract

  ConversationKey reply(String user, String... texts) {
    return reply(channel, user, texts);
  }

  private ConversationKey reply(Channel from, String user, String... texts) {
    return turn(from, user, turn -> turn.conversation().handler(), texts);
  }

  /** The bot has the conversation wait for a person. */
  private void handOver(String user) {
    turn(channel, user, turn -> new Handler.Queue(turn.now()));
  }

  private ConversationKey turn(
      Channel from, String user, Function<TurnInput, Handler> handler, String... texts) {
    var key = accept(from, Events.message(user, user + UUID.randomUUID(), "hi"));
    var lease = value(stores.queue().claim(key, "w", LONG));
    var turn = value(stores.turns().begin(lease));
    var replies = Stream.of(texts).<OutboundContent>map(OutboundContent.Text::new).toList();
    var dialogue = turn.conversation().dialogue();
    var result = new TurnResult(dialogue, handler.apply(turn), replies, turn.pending(), List.of());
    done(stores.turns().commit(lease, turn, result));
    return key;
  }

  /** A conversation whose messages were taken, each under its words as the provider's id. */
  ConversationKey sent(String user, String... texts) {
    var key = reply(user, texts);
    sent(key, message -> message.content().body());
    return key;
  }

  void fail(String messageId, Failure failure) {
    accept(channel, failure(messageId, null, failure));
  }

  private ConversationKey accept(Channel from, InboundEvent event) {
    var accepted = value(stores.journal().accept(from, List.of(event), null));
    return accepted.conversations().isEmpty()
        ? new ConversationKey(from.tenant(), new ConversationId(from.id().value()))
        : accepted.conversations().getFirst();
  }

  /** Waits until a takeover that waits for a sender has changed the handler. */
  private void handlerChanged(ConversationKey key) {
    accept(channel, saying("anybody there?"));
    var turn = stores.queue().claim(key, "w", OVER).flatMap(lease -> stores.turns().begin(lease));
    done(turn.repeat().filter(begun -> begun.conversation().epoch() > 0).next());
  }

  private OutboxMessage claim(ConversationKey key) {
    return value(stores.outbox().claim(key, LONG));
  }

  private Outbox.Ended end(OutboxMessage message, Ending ending) {
    return value(stores.outbox().end(message, ending, LONG));
  }

  void die(ConversationKey key, String code) {
    var next = end(claim(key), new Ending.Dead(code, "reason")).next();
    giveBack(next);
  }

  private static String opaque(OutboxMessage message) {
    return message.id().toString();
  }

  /** The next message was claimed with the end of the one before. */
  private void giveBack(@Nullable OutboxMessage message) {
    if (message != null) {
      end(message, new Ending.Postponed(NOW, "given back"));
    }
  }

  private int replay(Filter filter) {
    return value(stores.deadLetters().replay(channel.tenant(), filter, "me", 10));
  }

  private List<DeadLetter> letters() {
    return letters(Filter.all());
  }

  private List<DeadLetter> letters(Filter filter) {
    return all(stores.deadLetters().list(channel.tenant(), filter, null, 10));
  }

  private Outbox.Halt halt() {
    return all(stores.outbox().halts()).getFirst();
  }

  private static List<String> bodies(List<DeadLetter> letters) {
    return letters.stream().map(letter -> Objects.requireNonNull(letter.content()).body()).toList();
  }

  private List<String> bodiesSent(ConversationKey key) {
    return sent(key, message -> "p" + message.sequence());
  }

  private List<String> sent(ConversationKey key, Function<OutboxMessage, String> messageId) {
    return all(
        stores
            .outbox()
            .claim(key, LONG)
            .expand(
                message ->
                    stores
                        .outbox()
                        .end(message, new Ending.Sent(messageId.apply(message)), LONG)
                        .mapNotNull(Outbox.Ended::next))
            .map(message -> message.content().body()));
  }
}
