package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.json.Json;
import io.recado.understanding.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand dialogues of nonsense, in which what must always hold is watched. The seed is printed;
 * {@code -Ddialogue.seed=…} plays one dialogue again.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DialogueInvariantsTest {

  private static final int DIALOGUES = 1_000;
  private static final int TURNS = 30;

  /** In one turn: two lookups and an action, and one lookup more after the action was refused. */
  private static final int MOST_REQUESTS = 5;

  private static final FlowCatalog CATALOG = TestFlows.catalog();
  private static final List<String> CLAIMS = claims();

  @Test
  void whateverIsSaidTheInvariantsHold() {
    var given = Long.getLong("dialogue.seed");
    long first = given == null ? System.nanoTime() : given;
    int dialogues = given == null ? DIALOGUES : 1;
    System.out.println("Random dialogues from -Ddialogue.seed=" + first);
    int requests = 0;
    for (int i = 0; i < dialogues; i++) {
      requests += new Play(first + i).all();
    }
    assertThat(requests)
        .as("requests made: the dialogues get somewhere")
        .isGreaterThanOrEqualTo(dialogues == 1 ? 0 : dialogues);
  }

  /** How texts that claim something was done begin, in every language. */
  private static List<String> claims() {
    var claims = new ArrayList<String>();
    for (var intent : CATALOG.intents()) {
      for (var step : CATALOG.ofIntent(intent).orElseThrow().steps()) {
        if (step instanceof Step.Call call) {
          call.done().texts().values().forEach(text -> claims.add(beginning(text)));
          call.late().texts().values().forEach(text -> claims.add(beginning(text)));
        }
      }
    }
    return claims;
  }

  private static String beginning(Template text) {
    return ((Template.Literal) text.parts().getFirst()).text();
  }

  /** One dialogue. */
  private static final class Play {

    private final DialogueEngine engine = new DialogueEngine(CATALOG);
    private final RandomDialogue random;
    private final String name;
    private final List<Effect.Perform> performed = new ArrayList<>();
    private final Map<String, Effect.Perform> byKey = new HashMap<>();
    private DialogueState state = DialogueState.initial(Language.SPANISH);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private int turn;

    Play(long seed) {
      random = new RandomDialogue(seed);
      name = "dialogue of seed " + seed;
    }

    int all() {
      for (turn = 1; turn <= TURNS; turn++) {
        if (random.chance(5)) {
          now = now.plus(Duration.ofHours(30));
        }
        if (random.chance(10) && !performed.isEmpty()) {
          end(random.oneOf(performed));
        } else {
          customerTurn();
        }
      }
      return byKey.size();
    }

    private void customerTurn() {
      var commands =
          random.chance(60) ? random.answerTo(engine.expectation(state)) : random.commands();
      var situation = situation();
      var decision = decide(() -> engine.decide(state, commands, situation));
      boolean answered = !decision.effects().isEmpty();
      assertThat(answered).as("%s: an answer to %s", name, commands).isTrue();
      assertConfirmed(decision, commands);
      assertAskedBefore(decision, commands);
      apply(decision);
      // In the product the outcome always comes in the same turn; here sometimes it does not.
      var last = decision.effects().getLast();
      for (int request = 0; isRequest(last) && random.chance(95); request++) {
        assertThat(request).as("%s: requests in one turn", name).isLessThan(MOST_REQUESTS);
        var ended = last instanceof Effect.LookUp look ? find(look) : end((Effect.Perform) last);
        assertThat(ended.effects()).as("%s: words for an outcome", name).isNotEmpty();
        last = ended.effects().getLast();
      }
    }

    private static boolean isRequest(Effect effect) {
      return effect instanceof Effect.LookUp || effect instanceof Effect.Perform;
    }

    private Decision find(Effect.LookUp look) {
      var outcome = random.lookup();
      var situation = situation();
      var decision =
          decide(() -> engine.lookedUp(state, look.flowRun(), look.step(), outcome, situation));
      apply(decision);
      return decision;
    }

    private Decision end(Effect.Perform perform) {
      var outcome = random.outcome(now);
      var situation = situation();
      var decision =
          decide(
              () ->
                  engine.actionEnded(state, perform.flowRun(), perform.step(), outcome, situation));
      apply(decision);
      return decision;
    }

    private Situation situation() {
      return new Situation(
          "Demo", now, String.valueOf(turn), random.chance(20) ? random.language() : null);
    }

    /** Decides twice, the second time as another node would: with the state read from its JSON. */
    private Decision decide(Supplier<Decision> deciding) {
      var decision = deciding.get();
      var mapper = Json.mapper();
      state = mapper.readValue(mapper.writeValueAsString(state), DialogueState.class);
      assertThat(deciding.get()).as("%s: the same decision again", name).isEqualTo(decision);
      return decision;
    }

    private void apply(Decision decision) {
      decision.effects().forEach(this::check);
      state = decision.state();
      assertThat(state.runs()).as(name).hasSizeLessThanOrEqualTo(4);
      assertThat(state.agenda()).as(name).hasSizeLessThanOrEqualTo(5);
      assertThat(engine.expectation(state)).as(name).isNotNull();
      var last = decision.effects().isEmpty() ? null : decision.effects().getLast();
      decision.effects().stream()
          .filter(effect -> !(effect instanceof Effect.Say))
          .forEach(effect -> assertThat(effect).as("%s: comes last", name).isSameAs(last));
    }

    private void check(Effect effect) {
      switch (effect) {
        case Effect.Say(var content) -> {
          assertThat(content.body()).as(name).isNotBlank();
          assertClaimsProven(content.body());
          if (content instanceof Choices choices) {
            random.shown(choices);
          }
        }
        case Effect.Perform perform -> {
          performed.add(perform);
          assertWasFound(perform);
          var before = byKey.putIfAbsent(key(perform), perform);
          assertThat(before == null || before.equals(perform))
              .as("%s: one key, one request", name)
              .isTrue();
        }
        case Effect.LookUp look -> assertThat(look.flowRun()).as(name).isNotBlank();
        case Effect.HandOff _ -> assertThat(state).isNotNull();
      }
    }

    /** What is booked was found before, whatever was typed and tapped. */
    private void assertWasFound(Effect.Perform perform) {
      if (perform.action().value().equals("book_seat")) {
        var seat = Objects.requireNonNull(perform.inputs().get("seat"));
        assertThat(random.found()).as(name).contains(seat.text());
      }
    }

    private void assertClaimsProven(String said) {
      var claims = CLAIMS.stream().filter(said::contains).toList();
      if (!claims.isEmpty()) {
        assertThat(random.receipts())
            .as("%s: a receipt for: %s, which claims %s", name, said, claims)
            .anyMatch(said::contains);
      }
    }

    /**
     * A ticket is only opened in a turn that says yes, or after one whose lookup got no outcome.
     * Where the action's has not come, what was confirmed may be asked for again, under its key.
     */
    private void assertConfirmed(Decision decision, List<Command> commands) {
      boolean opens =
          decision.effects().getLast() instanceof Effect.Perform perform
              && perform.action().value().equals("open_ticket")
              && !byKey.containsKey(key(perform))
              && !hadConfirmed(perform);
      if (opens) {
        assertThat(commands).as("%s: a yes", name).anyMatch(Play::isYes);
      }
    }

    private boolean hadConfirmed(Effect.Perform perform) {
      return state.runs().stream()
          .filter(run -> run.id().equals(perform.flowRun()))
          .anyMatch(run -> run.passed().contains("check"));
    }

    /**
     * A summary is confirmed only by a yes of who was asked about it, and not about whether to go
     * on.
     */
    private void assertAskedBefore(Decision decision, List<Command> commands) {
      var asked = stands(state.runs());
      decision
          .state()
          .runs()
          .forEach(
              run ->
                  confirmedSince(run)
                      .forEach(
                          step -> {
                            assertThat(run.id() + "/" + step)
                                .as("%s: what was asked when the turn began", name)
                                .isEqualTo(asked);
                            assertThat(commands).as("%s: a yes", name).anyMatch(Play::isYes);
                          }));
    }

    private Stream<String> confirmedSince(FlowRun run) {
      var before = state.runs().stream().filter(old -> old.id().equals(run.id())).findFirst();
      return CATALOG.named(run.flow()).orElseThrow().confirmations().stream()
          .filter(run.passed()::contains)
          .filter(step -> before.filter(old -> old.passed().contains(step)).isEmpty());
    }

    /** The summary the customer has before them; nothing while they are asked whether to go on. */
    private String stands(List<FlowRun> runs) {
      boolean resuming = state.offer() != null && state.offer().question() == Offer.Question.RESUME;
      return !resuming
              && Asked.of(CATALOG, null, runs) instanceof Asked.ToConfirm(var run, _, var step)
          ? run.id() + "/" + step.name()
          : "";
    }

    private static String key(Effect.Perform perform) {
      return perform.flowRun() + "/" + perform.step();
    }

    private static boolean isYes(Command command) {
      return command instanceof Command.Affirm
          || (command instanceof Command.Choose(var option) && option.endsWith(Prompts.YES));
    }
  }
}
