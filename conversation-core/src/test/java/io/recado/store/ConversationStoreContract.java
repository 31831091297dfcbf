package io.recado.store;

import static io.recado.store.Events.message;
import static io.recado.store.Events.personSpeaking;
import static io.recado.store.Events.receipt;
import static io.recado.store.Events.saying;
import static io.recado.testing.Await.all;
import static io.recado.testing.Await.done;
import static io.recado.testing.Await.empty;
import static io.recado.testing.Await.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.IdempotencyKey;
import io.recado.action.Receipt;
import io.recado.channel.Channel;
import io.recado.channel.ChannelUser;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.dialogue.SlotValue;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.JournalEntry;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.queue.WorkQueue;
import io.recado.turn.StaleTurnException;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * What every implementation of journal, work queue, turns, outbox and action ledger must hold. Time
 * is the store's own: a lease of zero has run out at once, a retry after zero is due at once.
 */
public abstract class ConversationStoreContract {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ZERO;
  private static final int MOST_PUT_OFFS = 2;

  private Stores stores;
  private Channel channel;

  /** The implementation; called before each test. */
  protected abstract Stores stores();

  @BeforeEach
  void begin() {
    stores = stores();
    channel = stores.aChannel();
  }

  // Journal

  @Test
  void eventsAreAppliedInTheOrderDelivered() {
    accept(saying("one"), saying("two"));
    accept(saying("three"));

    var turn = begin(claimOnly());

    assertThat(texts(turn)).containsExactly("one", "two", "three");
  }

  @Test
  void aRedeliveredEventIsADuplicateWithoutEffect() {
    var key = accept(saying("once"));
    commit(claim(key));

    var again = value(stores.journal().accept(channel, List.of(saying("once")), null));

    assertThat(again.recorded()).isZero();
    assertThat(again.duplicates()).isEqualTo(1);
    assertThat(again.conversations()).isEmpty();
    assertThat(empty(stores.queue().claim(key, "w", LONG))).isTrue();
  }

  @Test
  void anEventTwiceInOneDeliveryCountsOnce() {
    var accepted = value(stores.journal().accept(channel, List.of(saying("x"), saying("x")), null));

    assertThat(accepted.recorded()).isEqualTo(1);
    assertThat(accepted.duplicates()).isEqualTo(1);
    assertThat(texts(begin(claimOnly()))).containsExactly("x");
  }

  @Test
  void tenConcurrentCopiesOfANewCustomersFirstMessageAreOneMessageInOneConversation() {
    var accepted =
        all(
            Flux.range(0, 10)
                .flatMap(
                    i -> stores.journal().accept(channel, List.of(saying("hello")), null), 10));

    assertThat(accepted.stream().mapToInt(a -> a.recorded()).sum()).isEqualTo(1);
    assertThat(accepted.stream().mapToInt(a -> a.duplicates()).sum()).isEqualTo(9);
    assertThat(texts(begin(claimOnly()))).containsExactly("hello");
    assertThat(due()).isEmpty();
  }

  @Test
  void theSameKeyOnAnotherChannelIsAnotherEvent() {
    var other = stores.aChannel();
    accept(saying("same"));

    var accepted = value(stores.journal().accept(other, List.of(saying("same")), null));

    assertThat(accepted.recorded()).isEqualTo(1);
  }

  @Test
  void everyIdOfAPersonLeadsToOneConversation() {
    var byPhone = accept(from(List.of("5215550100"), "1"));
    var byBoth = accept(from(List.of("MX.abc", "5215550100"), "2"));
    var byScopedId = accept(from(List.of("MX.abc"), "3"));

    assertThat(byBoth).isEqualTo(byPhone);
    assertThat(byScopedId).isEqualTo(byPhone);
  }

  @Test
  void oneDeliveryMayHoldSeveralCustomers() {
    var accepted =
        value(
            stores
                .journal()
                .accept(
                    channel,
                    List.of(
                        message("ana", "1", "a"),
                        message("eva", "2", "b"),
                        message("ana", "3", "c")),
                    "raw".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(accepted.conversations()).hasSize(2);
    var turns = due().stream().map(this::claim).map(this::begin).toList();
    assertThat(turns.stream().map(ConversationStoreContract::texts))
        .containsExactlyInAnyOrder(List.of("a", "c"), List.of("b"));
  }

  @Test
  void receiptsAndNoticesBelongToNoConversation() {
    var accepted =
        value(
            stores
                .journal()
                .accept(
                    channel,
                    List.of(
                        receipt("m1", DeliveryStatus.SENT, null),
                        new InboundEvent.ChannelNotice("n1", "quality", Events.NOON)),
                    null));

    assertThat(accepted.recorded()).isEqualTo(2);
    assertThat(accepted.conversations()).isEmpty();
  }

  // Work queue

  @Test
  void aConversationIsClaimedByOneWorkerAtATime() {
    var key = accept(saying("hi"));

    var first = stores.queue().claim(key, "w1", LONG);
    assertThat(empty(first)).isFalse();

    assertThat(empty(stores.queue().claim(key, "w2", LONG))).isTrue();
    assertThat(due()).isEmpty();
  }

  @Test
  void aRunOutLeaseIsTakenOverUnderAHigherFence() {
    var key = accept(saying("hi"));
    var slow = value(stores.queue().claim(key, "slow", OVER));

    var fast = value(stores.queue().claim(key, "fast", LONG));

    assertThat(fast.fence()).isGreaterThan(slow.fence());
    assertThat(fast.attempt()).isEqualTo(slow.attempt() + 1);
    assertThat(value(stores.queue().renew(slow, LONG))).isFalse();
    assertThat(value(stores.queue().renew(fast, LONG))).isTrue();
  }

  @Test
  void manyWorkersShareTheWorkWithoutOverlap() {
    for (int i = 0; i < 50; i++) {
      accept(message("user" + i, "k" + i, "t" + i));
    }

    var leases = all(Flux.range(0, 10).flatMap(worker -> claimAllDue("w" + worker), 10));

    assertThat(leases.stream().map(Lease::key).distinct()).hasSize(50);
    assertThat(leases).hasSize(50);
  }

  @Test
  void aReleasedConversationIsDueAgainAfterTheWait() {
    var key = accept(saying("hi"));
    var lease = value(stores.queue().claim(key, "w", LONG));

    done(stores.queue().release(lease, Duration.ofHours(1), "boom"));
    assertThat(empty(stores.queue().claim(key, "w", LONG))).isTrue();
  }

  @Test
  void anAttemptThatFailedForReasonsOutsideItDoesNotCount() {
    var key = accept(saying("hi"));
    var first = claim(key);
    done(stores.queue().release(first, OVER, "its own fault"));
    var second = claim(key);

    done(stores.queue().putOff(second, OVER, MOST_PUT_OFFS, "no disk"));

    assertThat(second.attempt()).isEqualTo(2);
    assertThat(claim(key).attempt()).isEqualTo(2);
  }

  @Test
  void attemptsCountAgainWhenTheReasonIsOutsideTooOften() {
    var key = accept(saying("hi"));

    putOff(key, MOST_PUT_OFFS + 1);

    assertThat(claim(key).attempt()).isEqualTo(2);
  }

  @Test
  void progressForgetsWhatWasPutOff() {
    var key = accept(saying("hi"));
    putOff(key, MOST_PUT_OFFS);
    commit(claim(key), "hello");
    accept(saying("hi again"));

    putOff(key, 1);

    assertThat(claim(key).attempt()).isEqualTo(1);
  }

  @Test
  void aConversationPutOffIsDueAgainAfterTheWait() {
    var key = accept(saying("hi"));

    done(stores.queue().putOff(claim(key), Duration.ofHours(1), MOST_PUT_OFFS, "no disk"));

    assertThat(empty(stores.queue().claim(key, "w", LONG))).isTrue();
  }

  @Test
  void aStaleLeaseReleasesNothing() {
    var key = accept(saying("hi"));
    var slow = value(stores.queue().claim(key, "slow", OVER));
    value(stores.queue().claim(key, "fast", LONG));

    done(stores.queue().release(slow, OVER, null));
    done(stores.queue().putOff(slow, OVER, MOST_PUT_OFFS, "boom"));
    done(stores.queue().park(slow, "boom"));

    assertThat(empty(stores.queue().claim(key, "third", LONG))).isTrue();
    assertThat(value(stores.queue().depth()).parked()).isZero();
  }

  @Test
  void aCommittedTurnHasEndedItsLease() {
    var key = accept(saying("hi"));
    var lease = claim(key);
    var turn = begin(lease);
    commit(lease, turn);

    done(stores.queue().release(lease, OVER, "too late"));
    done(stores.queue().park(lease, "too late"));

    assertThat(value(stores.queue().renew(lease, LONG))).isFalse();
    assertThat(due()).isEmpty();
    assertThat(value(stores.queue().depth()).parked()).isZero();
    assertThatThrownBy(() -> commit(lease, turn)).isInstanceOf(StaleTurnException.class);
  }

  @Test
  void theLongestDueConversationsAreNamedFirstAndNoMoreThanAskedFor() {
    var first = accept(message("ana", "1", "a"));
    var second = accept(message("eva", "2", "b"));
    accept(message("ida", "3", "c"));

    assertThat(all(stores.queue().due(2))).containsExactly(first, second);
  }

  @Test
  void aConversationInWorkIsNotWaiting() {
    var key = accept(saying("hi"));
    claim(key);

    assertThat(value(stores.queue().depth()))
        .isEqualTo(new WorkQueue.Depth(0, 1, 0, Duration.ZERO));
  }

  @Test
  void aParkedConversationWaitsForReplay() {
    var key = accept(saying("poison"));
    done(stores.queue().park(claim(key), "boom"));

    assertThat(due()).isEmpty();
    assertThat(value(stores.queue().depth()).parked()).isEqualTo(1);

    assertThat(value(stores.queue().replay(key))).isTrue();
    assertThat(value(stores.queue().replay(key))).isFalse();
    assertThat(texts(begin(claim(key)))).containsExactly("poison");
  }

  @Test
  void aNewMessageGivesAParkedConversationAnotherTry() {
    var key = accept(saying("poison"));
    done(stores.queue().park(claim(key), "boom"));

    accept(saying("hello?"));

    assertThat(claim(key).attempt()).isEqualTo(1);
  }

  // Turns

  @Test
  void aCommittedTurnLeavesNothingPending() {
    var key = accept(saying("hi"));

    commit(claim(key), "hello");

    assertThat(empty(stores.queue().claim(key, "w", LONG))).isTrue();
    assertThat(value(stores.queue().depth()).due()).isZero();
  }

  @Test
  void whatComesInDuringATurnIsLeftForTheNext() {
    var key = accept(saying("one"));
    var lease = claim(key);
    var turn = begin(lease);
    accept(saying("two"));

    commit(lease, turn, "re: one");

    assertThat(texts(begin(claim(key)))).containsExactly("two");
  }

  @Test
  void whatIsTooMuchForOneTurnIsLeftForTheNext() {
    var many = IntStream.range(0, TurnInput.MOST_EVENTS + 1).mapToObj(n -> saying("m" + n));
    var key = accept(many.toArray(InboundEvent[]::new));
    var lease = claim(key);
    var turn = begin(lease);
    assertThat(turn.pending()).hasSize(TurnInput.MOST_EVENTS);

    commit(lease, turn);

    assertThat(texts(begin(claim(key)))).containsExactly("m" + TurnInput.MOST_EVENTS);
  }

  @Test
  void oneTenantsFloodDoesNotHideTheOthers() {
    for (int i = 0; i < 30; i++) {
      accept(message("user" + i, "k" + i, "hi"));
    }
    var elsewhere = stores.aChannel();
    var key =
        value(stores.journal().accept(elsewhere, List.of(saying("hi")), null))
            .conversations()
            .getFirst();

    assertThat(all(stores.queue().due(2))).contains(key);
  }

  @Test
  void aConversationIsParkedWithLastWordsAndItsEventsStillPending() {
    var key = accept(saying("poison"));
    var lease = claim(key);
    var turn = begin(lease);
    var queue = new Handler.Queue(turn.now());

    done(stores.turns().park(lease, turn, lastWords(turn, queue, "Sorry."), "boom"));

    assertThat(due()).isEmpty();
    assertThat(value(stores.queue().depth()).parked()).isEqualTo(1);
    assertThat(bodies(drain(key))).containsExactly("Sorry.");
    done(stores.queue().replay(key));
    var again = begin(claim(key));
    assertThat(texts(again)).containsExactly("poison");
    assertThat(again.conversation().handler()).isInstanceOf(Handler.Queue.class);
  }

  @Test
  void aStaleLeaseParksNothing() {
    var key = accept(saying("hi"));
    var slow = value(stores.queue().claim(key, "slow", OVER));
    var turn = begin(slow);
    claim(key);

    var parking =
        stores.turns().park(slow, turn, lastWords(turn, turn.conversation().handler()), "boom");

    assertThatThrownBy(() -> done(parking)).isInstanceOf(StaleTurnException.class);
    assertThat(value(stores.queue().depth()).parked()).isZero();
  }

  @Test
  void aTurnWhoseLeaseWasLostIsRefused() {
    var key = accept(saying("hi"));
    var slow = value(stores.queue().claim(key, "slow", OVER));
    var slowTurn = begin(slow);
    var fast = value(stores.queue().claim(key, "fast", LONG));
    commit(fast, begin(fast), "from fast");

    assertThatThrownBy(() -> commit(slow, slowTurn, "from slow"))
        .isInstanceOfSatisfying(
            StaleTurnException.class,
            e -> assertThat(e.reason()).isEqualTo(StaleTurnException.Cause.LEASE_LOST));
    assertThat(bodies(drain(key))).containsExactly("from fast");
  }

  @Test
  void aTurnIsRefusedWhenAPersonTookOverMeanwhile() {
    var key = accept(saying("hi"));
    var lease = claim(key);
    var turn = begin(lease);
    done(stores.takeover().takeOver(key, "Agent"));

    assertThatThrownBy(() -> commit(lease, turn, "too late"))
        .isInstanceOfSatisfying(
            StaleTurnException.class,
            e -> assertThat(e.reason()).isEqualTo(StaleTurnException.Cause.HANDLER_CHANGED));

    var again = begin(lease);
    assertThat(again.conversation().handler()).isInstanceOf(Handler.Agent.class);
    assertThat(texts(again)).containsExactly("hi");
  }

  /** A channel delivers for days what it could not deliver at once. */
  @Test
  void whatAPersonSaidLongAgoSilencesNobody() {
    var key = accept(saying("hi"));

    accept(personSpeaking("Hello, this was the shop.", Instant.now().minus(Duration.ofDays(7))));

    assertThat(begin(claim(key)).conversation().handler()).isEqualTo(new Handler.Bot());
  }

  @Test
  void aPersonOnTheBusinessPhoneSilencesTheBotAtOnce() {
    var key = accept(saying("hi"));
    var lease = claim(key);
    var turn = begin(lease);

    accept(personSpeaking("Hello, this is the shop."));

    assertThatThrownBy(() -> commit(lease, turn, "too late"))
        .isInstanceOf(StaleTurnException.class);
    assertThat(begin(lease).conversation().handler()).isInstanceOf(Handler.Agent.class);
  }

  @Test
  void handingBackGivesTheBotItsVoiceAgain() {
    var key = accept(saying("hi"));
    done(stores.takeover().takeOver(key, "Agent"));

    assertThat(value(stores.takeover().handBack(key))).isTrue();
    assertThat(value(stores.takeover().handBack(key))).isFalse();
    assertThat(begin(claim(key)).conversation().handler()).isEqualTo(new Handler.Bot());
  }

  @Test
  void theConversationRemembersWhenItsCustomerWasLastHeard() {
    var key = accept(saying("hi"));
    commit(claim(key));
    accept(saying("again"));

    assertThat(begin(claim(key)).conversation().lastHeardAt()).isEqualTo(Events.NOON);
  }

  // Outbox

  @Test
  void messagesOfAConversationLeaveOneAfterTheOther() {
    var key = accept(saying("hi"));
    commit(claim(key), "first", "second");

    var first = value(stores.outbox().claim(key, LONG));
    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    var ended = sent(first, "p1");
    assertThat(ended.held()).isTrue();
    var second = Objects.requireNonNull(ended.next());

    assertThat(bodies(List.of(first, second))).containsExactly("first", "second");
    assertThat(first.lastInboundId()).isEqualTo("id-hi");
    assertThat(first.address()).isEqualTo("ana");
  }

  @Test
  void aMessageToBeRetriedHoldsBackTheLaterOnes() {
    var key = accept(saying("hi"));
    commit(claim(key), "first", "second");
    var first = value(stores.outbox().claim(key, LONG));

    done(stores.outbox().end(first, new Ending.Retry(Duration.ofHours(1), "503"), LONG));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(all(stores.outbox().due(10))).isEmpty();
  }

  @Test
  void aDeadMessageLetsTheNextOneGo() {
    var key = accept(saying("hi"));
    commit(claim(key), "first", "second");

    var first = value(stores.outbox().claim(key, LONG));
    var dead = new Ending.Dead("131026", "undeliverable");
    var next = value(stores.outbox().end(first, dead, LONG)).next();

    assertThat(Objects.requireNonNull(next).content().body()).isEqualTo("second");
    assertThat(value(stores.outbox().depth()).dead()).isEqualTo(1);
  }

  @Test
  void aMessageWhoseSenderDiedIsUncertain() {
    var key = accept(saying("hi"));
    commit(claim(key), "hello");
    var lost = value(stores.outbox().claim(key, OVER));

    assertThat(all(stores.outbox().due(10))).containsExactly(key);
    var again = value(stores.outbox().claim(key, LONG));

    assertThat(lost.uncertain()).isFalse();
    assertThat(again.uncertain()).isTrue();
    assertThat(again.id()).isEqualTo(lost.id());
    assertThat(sent(lost, "p")).isEqualTo(new Outbox.Ended(false, null));
  }

  @Test
  void aReceiptProvesThatAnUncertainMessageWasDelivered() {
    var key = accept(saying("hi"));
    commit(claim(key), "hello");
    value(stores.outbox().claim(key, OVER));
    var again = value(stores.outbox().claim(key, OVER));
    assertThat(again.uncertain()).isTrue();

    accept(receipt("wamid.1", DeliveryStatus.SENT, again.id().toString()));

    assertThat(empty(stores.outbox().claim(key, LONG))).isTrue();
    assertThat(value(stores.outbox().depth()).pending()).isZero();
  }

  @Test
  void afterATakeoverWhatTheBotPreparedIsWithdrawn() {
    var key = accept(saying("hi"));
    commit(claim(key), "hello", "how are you?");
    done(stores.takeover().takeOver(key, "Agent"));

    assertThat(drain(key)).isEmpty();
    assertThat(value(stores.outbox().depth()).pending()).isZero();
  }

  @Test
  void afterATakeoverNobodySendsWhatADeadSenderLeft() {
    var key = accept(saying("hi"));
    commit(claim(key), "hello");
    value(stores.outbox().claim(key, OVER));

    done(stores.takeover().takeOver(key, "Agent"));

    assertThat(drain(key)).isEmpty();
  }

  @Test
  void whatTheBotSaidBeforeItHandsOverIsNotTakenBack() {
    var key = accept(saying("hi"));
    commit(claim(key), "Your ticket is T-1.");
    accept(saying("a person please"));
    var lease = claim(key);
    var turn = begin(lease);

    done(stores.turns().commit(lease, turn, handingOver(turn, "A person will answer you.")));

    assertThat(bodies(drain(key)))
        .containsExactly("Your ticket is T-1.", "A person will answer you.");
  }

  @Test
  void aMessageTheChannelFailsToDeliverIsADeadLetter() {
    var key = accept(saying("hi"));
    commit(claim(key), "hello");
    sent(value(stores.outbox().claim(key, LONG)), "wamid.9");

    accept(receipt("wamid.9", DeliveryStatus.FAILED, null));

    assertThat(value(stores.outbox().depth()).dead()).isEqualTo(1);
  }

  @Test
  void aNulInAMessageIsNoReasonToRefuseIt() {
    var key = accept(message("ana", "nul", "a\0b"));

    assertThat(texts(begin(claim(key)))).first().asString().startsWith("a").endsWith("b");
  }

  @Test
  void theBotsLastWordsBeforeItHandsOverAreSent() {
    var key = accept(saying("a person please"));
    var lease = claim(key);
    var turn = begin(lease);

    done(stores.turns().commit(lease, turn, handingOver(turn, "A person will answer you.")));

    assertThat(bodies(drain(key))).containsExactly("A person will answer you.");
  }

  // Action ledger

  @Test
  void aRequestIsWrittenDownOnceHoweverOftenItIsOpened() {
    var key = accept(saying("hi"));
    var request = request(begin(claim(key)));

    var first = value(stores.ledger().open(request, "run", "step"));
    var second = value(stores.ledger().open(request, "run", "step"));

    assertThat(first.attempts()).isEqualTo(1);
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.request()).isEqualTo(request);
    assertThat(second.outcome()).isNull();
  }

  @Test
  void anUnavailableActionIsDueAgainWithItsConversation() {
    var key = accept(saying("hi"));
    var lease = claim(key);
    var turn = begin(lease);
    var request = request(turn);
    value(stores.ledger().open(request, "run", "step"));

    done(
        stores
            .turns()
            .commit(
                lease,
                turn,
                result(
                    turn, new ActionResult(request, new ActionOutcome.Unavailable(null), OVER))));

    var next = begin(claim(key));
    assertThat(next.pending()).isEmpty();
    assertThat(next.dueActions()).hasSize(1);
    assertThat(next.dueActions().getFirst().request()).isEqualTo(request);
    assertThat(next.dueActions().getFirst().flowRun()).isEqualTo("run");
  }

  @Test
  void anEndedActionKeepsItsOutcome() {
    var key = accept(saying("hi"));
    var lease = claim(key);
    var turn = begin(lease);
    var request = request(turn);
    var outcome = new ActionOutcome.Done(new Receipt("T-1", Events.NOON, Map.of("number", "T-1")));
    value(stores.ledger().open(request, "run", "step"));

    done(
        stores.turns().commit(lease, turn, result(turn, new ActionResult(request, outcome, OVER))));

    assertThat(value(stores.ledger().open(request, "run", "step")).outcome()).isEqualTo(outcome);
    assertThat(empty(stores.queue().claim(key, "w", LONG))).isTrue();
  }

  // Words of this contract

  private ConversationKey accept(InboundEvent... events) {
    var accepted = value(stores.journal().accept(channel, List.of(events), null));
    return accepted.conversations().isEmpty()
        ? new ConversationKey(channel.tenant(), new ConversationId(channel.id().value()))
        : accepted.conversations().getFirst();
  }

  private static CustomerMessage from(List<String> ids, String key) {
    return new CustomerMessage(
        key,
        key,
        new ChannelUser(ids, null, null),
        new MessageContent.Text(key),
        Events.NOON,
        null);
  }

  /** So many attempts that fail for reasons outside the conversation. */
  private void putOff(ConversationKey key, int times) {
    for (int i = 0; i < times; i++) {
      done(stores.queue().putOff(claim(key), OVER, MOST_PUT_OFFS, "no disk"));
    }
  }

  private Lease claim(ConversationKey key) {
    return value(stores.queue().claim(key, "worker", LONG));
  }

  private List<ConversationKey> due() {
    return all(stores.queue().due(100));
  }

  private Flux<Lease> claimAllDue(String worker) {
    return stores.queue().due(100).flatMap(key -> stores.queue().claim(key, worker, LONG));
  }

  private Lease claimOnly() {
    return claim(due().getFirst());
  }

  private TurnInput begin(Lease lease) {
    return value(stores.turns().begin(lease));
  }

  private void commit(Lease lease, String... replies) {
    commit(lease, begin(lease), replies);
  }

  private void commit(Lease lease, TurnInput turn, String... replies) {
    var contents =
        List.of(replies).stream().<OutboundContent>map(OutboundContent.Text::new).toList();
    done(
        stores
            .turns()
            .commit(
                lease,
                turn,
                new TurnResult(
                    turn.conversation().dialogue(),
                    turn.conversation().handler(),
                    contents,
                    turn.pending(),
                    List.of())));
  }

  /** A result that applies nothing. */
  private static TurnResult lastWords(TurnInput turn, Handler handler, String... words) {
    var contents = List.of(words).stream().<OutboundContent>map(OutboundContent.Text::new).toList();
    return new TurnResult(turn.conversation().dialogue(), handler, contents, List.of(), List.of());
  }

  private static TurnResult result(TurnInput turn, ActionResult action) {
    return new TurnResult(
        turn.conversation().dialogue(),
        turn.conversation().handler(),
        List.of(),
        turn.pending(),
        List.of(action));
  }

  private static TurnResult handingOver(TurnInput turn, String words) {
    return new TurnResult(
        turn.conversation().dialogue(),
        new Handler.Queue(turn.now()),
        List.of(new OutboundContent.Text(words)),
        turn.pending(),
        List.of());
  }

  private static ActionRequest request(TurnInput turn) {
    var conversation = turn.conversation();
    return new ActionRequest(
        conversation.tenant(),
        conversation.id(),
        conversation.contact(),
        IdempotencyKey.of(conversation.id(), "run", "step"),
        new ActionName("open_ticket"),
        Map.of("summary", new SlotValue.Words("no internet")),
        Language.SPANISH);
  }

  private Outbox.Ended sent(OutboxMessage message, String providerId) {
    return value(stores.outbox().end(message, new Ending.Sent(providerId), LONG));
  }

  private List<OutboxMessage> drain(ConversationKey key) {
    return all(
        stores
            .outbox()
            .claim(key, LONG)
            .expand(
                message ->
                    stores
                        .outbox()
                        .end(message, new Ending.Sent("p" + message.sequence()), LONG)
                        .mapNotNull(Outbox.Ended::next)));
  }

  private static List<String> bodies(List<OutboxMessage> messages) {
    return messages.stream().map(message -> message.content().body()).toList();
  }

  private static List<String> texts(TurnInput turn) {
    return turn.pending().stream()
        .map(JournalEntry::event)
        .map(CustomerMessage.class::cast)
        .map(message -> ((MessageContent.Text) message.content()).body())
        .toList();
  }
}
