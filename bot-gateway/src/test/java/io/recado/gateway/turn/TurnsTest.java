package io.recado.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.conversation.Handler;
import io.recado.queue.ConversationKey;
import io.recado.store.Events;
import io.recado.testing.Await;
import io.recado.understanding.KnowledgeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whole turns, from the journal to the customer, over memory. */
class TurnsTest {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final Stage stage = new Stage();

  // Speaking

  @Test
  void aMessageLeadsToAReplyThatIsDelivered() {
    var key = stage.writes("thanks");

    stage.serve(key);

    assertThat(stage.heard()).containsExactly("¡Con gusto!");
    assertThat(stage.pending(key)).isZero();
    assertThat(stage.sender.typingAt()).hasSize(1);
  }

  @Test
  void aBurstIsOneTurn() {
    stage.writes("thanks");
    stage.writes("person");
    var key = stage.writes("thanks");

    stage.serve(key);

    assertThat(stage.understander.heard()).containsExactly(List.of("thanks", "person", "thanks"));
  }

  @Test
  void whatComesInDuringATurnIsAnsweredRightAfterIt() {
    var key = stage.writes("person");
    stage.understander.reads(
        utterance ->
            Mono.fromSupplier(
                () -> {
                  stage.understander.readsByHeart();
                  stage.writes("cancel");
                  return ScriptedUnderstander.read(utterance);
                }));

    stage.serve(key);

    assertThat(stage.understander.heard()).containsExactly(List.of("person"), List.of("cancel"));
    assertThat(stage.conversation(key).handler()).isEqualTo(new Handler.Bot());
  }

  @Test
  void servingWhatIsNotDueDoesNothing() {
    var key = stage.writes("thanks");
    stage.serve(key);

    stage.serve(key);

    assertThat(stage.understander.heard()).hasSize(1);
    assertThat(stage.heard()).hasSize(1);
  }

  // Knowing

  @Test
  void whatIsKnownIsAnsweredWithItsSourceAndAnErrandGoesOn() {
    stage.knowledge.answers(Mono.just(new KnowledgeAnswer("De 9 a 18.", "Horarios")));
    var key = stage.writes("report", "hours?");

    stage.serve(key);

    assertThat(stage.heard()).hasSize(2).first().isEqualTo("De 9 a 18.\n\nFuente: Horarios");
    assertThat(stage.conversation(key).dialogue().runs()).hasSize(1);
  }

  @Test
  void knowledgeThatIsAwayOrLateIsAnUnknownAnswer() {
    var hasty = new Stage(Map.of("RECADO_KNOWLEDGE_TIMEOUT", "20ms"));
    for (var trouble :
        List.of(
            Mono.<KnowledgeAnswer>never(),
            Mono.<KnowledgeAnswer>error(IllegalStateException::new))) {
      hasty.knowledge.answers(trouble);

      hasty.serve(hasty.writes("hours?"));

      assertThat(hasty.heard().getLast()).startsWith("Esa pregunta todavía no la puedo responder.");
    }
  }

  // Being silent

  @Test
  void whileAnAgentHasTheConversationTheBotOnlyKeepsTheRecord() {
    var key = stage.writes("thanks");
    Await.done(stage.stores.takeover().takeOver(key, "Agent"));

    stage.serve(key);

    assertThat(stage.heard()).isEmpty();
    assertThat(stage.understander.heard()).isEmpty();
    assertThat(stage.sender.typingAt()).isEmpty();
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void whoAsksForAPersonIsHandedOverAndThenLeftInPeace() {
    var key = stage.writes("person");
    stage.serve(key);
    stage.writes("thanks");

    stage.serve(key);

    assertThat(stage.heard()).hasSize(1);
    assertThat(stage.lastHeard()).contains("Te paso con una persona");
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
    assertThat(stage.sender.typingAt()).hasSize(1);
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void whoWaitsForAPersonCanGoBackToTheBot() {
    var key = stage.writes("person");
    stage.serve(key);
    stage.writes("cancel");

    stage.serve(key);

    assertThat(stage.heard()).hasSize(2);
    assertThat(stage.conversation(key).handler()).isEqualTo(new Handler.Bot());
  }

  @Test
  void aPersonOnTheBusinessPhoneSilencesTheBot() {
    var key = stage.writes("thanks");
    stage.accept(List.of(Events.personSpeaking("This is the shop.")));

    stage.serve(key);

    assertThat(stage.heard()).isEmpty();
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Agent.class);
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void aTakeoverInTheMiddleOfATurnSilencesIt() {
    var key = stage.writes("thanks");
    whileReading(() -> Await.done(stage.stores.takeover().takeOver(key, "Agent")));

    stage.serve(key);

    assertThat(stage.heard()).isEmpty();
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Agent.class);
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void aTakeoverBetweenCommitAndDeliveryWithdrawsTheReply() {
    var key = stage.writes("thanks");
    Await.done(stage.conversations.serve(key));
    Await.done(stage.stores.takeover().takeOver(key, "Agent"));

    stage.serve(key);

    assertThat(stage.sender.attempts()).isEmpty();
  }

  @Test
  void endlessChangesOfHandlerEndTheAttemptAndNotTheConversation() {
    var key = stage.writes("thanks");
    stage.understander.reads(
        utterance ->
            Mono.fromSupplier(
                () -> {
                  Await.done(stage.stores.takeover().takeOver(key, "Agent"));
                  Await.done(stage.stores.takeover().handBack(key));
                  return ScriptedUnderstander.read(utterance);
                }));
    stage.serve(key);
    assertThat(stage.heard()).isEmpty();

    stage.understander.readsByHeart();
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);

    assertThat(stage.heard()).containsExactly("¡Con gusto!");
  }

  // Failing

  @Test
  void aTurnThatFailsIsTakenAgainAfterAWhile() {
    var key = stage.writes("thanks");
    stage.understander.reads(utterance -> Mono.error(new IllegalStateException("away")));
    stage.serve(key);
    stage.understander.readsByHeart();

    stage.serve(key);
    assertThat(stage.heard()).isEmpty();

    stage.clock.advance(Duration.ofSeconds(1));
    stage.serve(key);
    assertThat(stage.heard()).containsExactly("¡Con gusto!");
  }

  @Test
  void aTurnThatAlwaysFailsIsParkedAndItsCustomerTold() {
    var key = stage.writes("poison");
    failFor(key, 5);

    assertThat(stage.understander.heard()).hasSize(5);
    assertThat(stage.parked()).isEqualTo(1);
    assertThat(stage.heard()).hasSize(1);
    assertThat(stage.lastHeard()).contains("algo falló de nuestro lado");
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
    assertThat(stage.pending(key)).isEqualTo(1);
  }

  @Test
  void aDatabaseInTroubleSetsNoConversationAside() {
    var key = stage.writes("thanks");
    stage.turns.failNextCommits(20);

    for (int i = 0; i < 20; i++) {
      stage.serve(key);
      stage.clock.advance(Duration.ofSeconds(2));
    }
    assertThat(stage.pending(key)).isEqualTo(1);
    stage.serve(key);

    assertThat(stage.parked()).isZero();
    assertThat(stage.heard()).containsExactly("¡Con gusto!");
  }

  @Test
  void lastWordsThatCannotBeWrittenAreLeftForWhenTheDatabaseIsBack() {
    var key = stage.writes("poison");
    stage.turns.failNextParking();
    failFor(key, 5);
    assertThat(stage.parked()).isZero();
    assertThat(stage.heard()).isEmpty();

    stage.serve(key);

    assertThat(stage.parked()).isEqualTo(1);
    assertThat(stage.lastHeard()).contains("algo falló de nuestro lado");
  }

  @Test
  void aConversationWhoseTurnsDoNotEvenFailIsParkedWithoutAnother() {
    var key = stage.writes("thanks");
    for (int i = 0; i < 5; i++) {
      Await.value(stage.stores.queue().claim(key, "killed", LEASE));
      stage.clock.advance(LEASE.plusMillis(1));
    }

    stage.serve(key);

    assertThat(stage.understander.heard()).isEmpty();
    assertThat(stage.parked()).isEqualTo(1);
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
  }

  @Test
  void aParkedConversationIsAppliedWhenItIsReplayed() {
    var key = stage.writes("poison");
    failFor(key, 5);
    stage.understander.readsByHeart();

    Await.done(stage.stores.takeover().handBack(key));
    assertThat(Await.value(stage.stores.queue().replay(key))).isTrue();
    stage.serve(key);

    assertThat(stage.parked()).isZero();
    assertThat(stage.pending(key)).isZero();
    assertThat(stage.lastHeard()).isEqualTo("¡Con gusto!");
  }

  @Test
  void theCustomerIsToldOfTroubleOnce() {
    var key = stage.writes("poison");
    failFor(key, 5);
    stage.writes("more poison");
    failFor(key, 5);

    assertThat(stage.parked()).isEqualTo(1);
    assertThat(stage.heard()).hasSize(1);
    assertThat(stage.pending(key)).isEqualTo(2);
  }

  @Test
  void onePoisonedConversationDoesNotHoldUpAnother() {
    var poisoned = stage.writesAs("ana", "poison");
    var other = stage.writesAs("eva", "thanks");
    stage.understander.reads(
        utterance -> {
          if (utterance.messages().toString().contains("poison")) {
            throw new IllegalStateException("thrown, not signalled");
          }
          return Mono.just(ScriptedUnderstander.read(utterance));
        });

    stage.serve(poisoned);
    stage.serve(other);

    assertThat(stage.heard()).containsExactly("¡Con gusto!");
    assertThat(stage.pending(poisoned)).isEqualTo(1);
  }

  @Test
  void anActionThatThrowsFailsItsTurnOnly() {
    var key = stage.confirms();
    stage.errand.ends(
        () -> {
          throw new IllegalStateException("defect");
        });
    stage.serve(key);
    assertThat(stage.pending(key)).isEqualTo(1);

    stage.errand.works();
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);

    assertThat(stage.lastHeard()).contains("T-1");
    assertThat(stage.errand.effects()).hasSize(1);
  }

  @Test
  void whoLosesTheLeaseInMidTurnCommitsNothing() {
    var key = stage.writes("thanks");
    whileReading(
        () -> {
          stage.clock.advance(LEASE.plusSeconds(1));
          Await.value(stage.stores.queue().claim(key, "another node", LEASE));
        });

    stage.serve(key);

    assertThat(stage.heard()).isEmpty();
    assertThat(stage.pending(key)).isEqualTo(1);
  }

  @Test
  void aFailureAfterTheCommitDoesNotDisturbWhatWasCommitted() {
    var key = stage.writes("thanks");
    var lease = Await.value(stage.stores.queue().claim(key, "w", LEASE));
    var begun = Await.value(stage.stores.turns().begin(lease));
    Await.done(
        stage.stores.turns().commit(lease, begun, Progress.of(begun, stage.bot).result(List.of())));

    Await.done(stage.stores.queue().park(lease, "the answer to the commit was lost"));

    assertThat(stage.parked()).isZero();
  }

  // Lateness

  @Test
  void aMessageThatComesDaysLateIsAnsweredAndWhatItSaysIsNotDone() {
    stage.reportsUpToTheLastQuestion();

    var key = stage.writesEarlier(Duration.ofDays(7), "yes");
    stage.serve(key);

    assertThat(stage.errand.calls()).isZero();
    assertThat(stage.lastHeard()).contains("14 de noviembre");
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void whatHasWaitedHereForLongIsDoneAllTheSame() {
    var key = stage.writes("thanks");
    stage.clock.advance(Duration.ofHours(2));

    stage.serve(key);

    assertThat(stage.understander.heard()).containsExactly(List.of("thanks"));
  }

  @Test
  void whatIsFreshIsDoneWithoutWhatComesLateBesideIt() {
    var key = stage.writesEarlier(Duration.ofDays(1), "person");
    stage.writes("thanks");

    stage.serve(key);

    assertThat(stage.understander.heard()).containsExactly(List.of("thanks"));
    assertThat(stage.conversation(key).handler()).isEqualTo(new Handler.Bot());
  }

  @Test
  void whoWaitsForAPersonIsNotTakenBackByACancelOfYesterday() {
    var key = stage.writes("person");
    stage.serve(key);

    stage.writesEarlier(Duration.ofDays(1), "cancel");
    stage.serve(key);

    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
  }

  // Acting

  @Test
  void aConfirmedErrandIsRunAndItsReceiptTold() {
    var key = stage.confirms();

    stage.serve(key);

    assertThat(stage.lastHeard()).contains("abrí tu ticket T-1");
    assertThat(stage.errand.calls()).isEqualTo(1);
  }

  @Test
  void aTurnRepeatedAfterACrashHasOneEffect() {
    var key = stage.confirms();
    stage.turns.failNextCommit();

    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);

    assertThat(stage.errand.calls()).isEqualTo(2);
    assertThat(stage.errand.effects()).hasSize(1);
    assertThat(stage.lastHeard()).contains("T-1");
  }

  @Test
  void anErrandWhoseBackendIsAwayIsQueuedAndToldOfWhenItIsDone() {
    var key = unavailable();
    assertThat(stage.lastHeard()).contains("nuestro sistema de tickets no responde");

    stage.serveFor(key, Duration.ofMinutes(1));
    assertThat(stage.errand.calls()).isGreaterThan(1);
    assertThat(stage.lastHeard()).contains("nuestro sistema de tickets no responde");

    stage.errand.works();
    stage.serveFor(key, Duration.ofMinutes(30));

    assertThat(stage.lastHeard()).contains("ya es el ticket T-1");
    assertThat(stage.errand.effects()).hasSize(1);
  }

  @Test
  void aBackendIsNotAskedBeforeItIsExpectedBack() {
    var back = stage.clock.instant().plus(Duration.ofHours(1));
    var key = stage.confirms();
    stage.errand.endsWith(new ActionOutcome.Unavailable(back));
    stage.serve(key);

    stage.serveFor(key, Duration.ofMinutes(59));
    assertThat(stage.errand.calls()).isEqualTo(1);

    stage.errand.works();
    stage.serveFor(key, Duration.ofMinutes(2));
    assertThat(stage.errand.calls()).isEqualTo(2);
  }

  @Test
  void anErrandThatNeverBecomesPossibleIsHandedToAPerson() {
    var key = unavailable();

    stage.serveFor(key, Duration.ofHours(40));

    assertThat(stage.errand.calls()).isEqualTo(stage.policy.mostActionAttempts());
    assertThat(stage.lastHeard()).contains("No logré abrir el ticket. Una persona se encarga");
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
  }

  @Test
  void anErrandDoneLateIsNotToldOfWhileAnAgentHasTheConversation() {
    var key = unavailable();
    int heard = stage.heard().size();
    Await.done(stage.stores.takeover().takeOver(key, "Agent"));
    stage.errand.works();

    stage.serveFor(key, Duration.ofMinutes(5));

    assertThat(stage.errand.calls()).isEqualTo(2);
    assertThat(stage.heard()).hasSize(heard);
    assertThat(stage.turns.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.body()).contains("ya es el ticket T-1"));
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Agent.class);
  }

  @Test
  void anErrandDoneLateIsToldOfWhileTheCustomerWaitsForAPerson() {
    var key = unavailable();
    stage.writes("person");
    stage.serve(key);
    stage.errand.works();

    stage.serveFor(key, Duration.ofMinutes(5));

    assertThat(stage.lastHeard()).contains("ya es el ticket T-1");
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
  }

  @Test
  void howOftenAnActionIsTriedIsSet() {
    var impatient = new Stage(Map.of("RECADO_ACTION_MOST_ATTEMPTS", "3"));
    var key = impatient.confirms();
    impatient.errand.endsWith(new ActionOutcome.Unavailable(null));

    impatient.serveFor(key, Duration.ofMinutes(10));

    assertThat(impatient.errand.calls()).isEqualTo(3);
    assertThat(impatient.conversation(key).handler()).isInstanceOf(Handler.Queue.class);
  }

  // Turns that were lost after the backend did its part

  @Test
  void whatALostTurnDidIsToldWhenTheRepeatedTurnGoesAnotherWay() {
    var key = stage.confirms();
    stage.turns.failNextCommit();
    stage.serve(key);
    stage.writes("cancel");
    stage.understander.reads(ScriptedUnderstander::onlyTheLast);
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);
    assertThat(stage.lastHeard()).doesNotContain("T-1");

    stage.stores.queueOrphans(key);
    stage.serve(key);

    assertThat(stage.lastHeard()).contains("ya es el ticket T-1");
    assertThat(stage.errand.calls()).isEqualTo(1);
  }

  @Test
  void whatALostTurnDidIsToldOnce() {
    var key = stage.confirms();
    stage.turns.failNextCommit();
    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(1));

    stage.stores.queueOrphans(key);
    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);

    assertThat(stage.heard()).filteredOn(words -> words.contains("T-1")).hasSize(1);
  }

  @Test
  void whatALostTurnDidNotDoIsNotDoneLater() {
    var key = stage.confirms();
    stage.errand.ends(() -> Mono.error(new IllegalStateException("cut off")));
    stage.serve(key);
    stage.errand.forget();
    stage.errand.works();
    stage.writes("cancel");
    stage.understander.reads(ScriptedUnderstander::onlyTheLast);
    stage.clock.advance(Duration.ofMinutes(1));
    stage.serve(key);
    int heard = stage.heard().size();

    stage.stores.queueOrphans(key);
    stage.serveFor(key, Duration.ofMinutes(5));

    assertThat(stage.errand.calls()).isZero();
    assertThat(stage.heard()).hasSize(heard);
  }

  // Silence

  @Test
  void whoFallsSilentInMidErrandIsRemindedOnce() {
    var key = stage.writes("report");
    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(20));

    stage.silence(key);
    stage.clock.advance(Duration.ofHours(1));
    stage.silence(key);

    assertThat(stage.heard()).hasSize(2);
    assertThat(stage.lastHeard()).startsWith("¿Sigues ahí?");
  }

  @Test
  void whoHasWrittenMeanwhileIsNotReminded() {
    var key = stage.writes("report");
    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(20));
    stage.writes("thanks");

    stage.silence(key);

    assertThat(stage.heard()).noneMatch(words -> words.contains("¿Sigues ahí?"));
  }

  @Test
  void nobodyIsRemindedInAnAgentsHands() {
    var key = stage.writes("report");
    stage.serve(key);
    stage.clock.advance(Duration.ofMinutes(20));
    Await.done(stage.stores.takeover().takeOver(key, "Agent"));

    stage.silence(key);

    assertThat(stage.heard()).hasSize(1);
    assertThat(stage.pending(key)).isZero();
  }

  @Test
  void anErrandNobodyComesBackToIsGivenUpWithoutAWord() {
    var key = stage.writes("report");
    stage.serve(key);
    stage.clock.advance(Duration.ofDays(4));

    stage.silence(key);

    assertThat(stage.heard()).hasSize(1);
    assertThat(stage.conversation(key).dialogue().runs()).isEmpty();
  }

  @Test
  void anErrandGivenUpDoesNotTakeTheConversationFromItsAgent() {
    var key = unavailable();
    int heard = stage.heard().size();
    Await.done(stage.stores.takeover().takeOver(key, "Agent"));

    stage.serveFor(key, Duration.ofHours(40));

    assertThat(stage.errand.calls()).isEqualTo(stage.policy.mostActionAttempts());
    assertThat(stage.heard()).hasSize(heard);
    assertThat(stage.conversation(key).handler()).isInstanceOf(Handler.Agent.class);
  }

  // Words of these tests

  private ConversationKey unavailable() {
    var key = stage.confirms();
    stage.errand.endsWith(new ActionOutcome.Unavailable(null));
    stage.serve(key);
    return key;
  }

  private void whileReading(Runnable event) {
    stage.understander.reads(
        utterance ->
            Mono.fromSupplier(
                () -> {
                  event.run();
                  return ScriptedUnderstander.read(utterance);
                }));
  }

  /** Lets every turn fail, so many times. */
  private void failFor(ConversationKey key, int attempts) {
    stage.understander.reads(utterance -> Mono.error(new IllegalStateException("poison")));
    for (int i = 0; i < attempts; i++) {
      stage.serve(key);
      stage.clock.advance(Duration.ofMinutes(1));
    }
  }
}
