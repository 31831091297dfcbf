package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent.MediaFile;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.json.Json;
import io.recado.understanding.Command;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What transcripts cannot show: states of other versions, long texts, turns without commands. */
class DialogueEngineTest {

  private static final Situation NOW =
      new Situation("Fibra Demo", Instant.parse("2026-11-21T12:00:00Z"), "7", null);
  private static final Command THANKS = new Command.SmallTalk(Command.SmallTalk.Kind.THANKS);
  private static final DialogueState NEW = DialogueState.initial(Language.ENGLISH);

  private final DialogueEngine engine = new DialogueEngine(TestFlows.catalog());

  @Test
  void aTurnWithoutCommandsDecidesNothing() {
    var decision = engine.decide(NEW, List.of(), NOW);

    assertThat(decision).isEqualTo(new Decision(NEW, List.of()));
  }

  @Test
  void aStateWithoutTheFieldsOfThisVersionIsRead() {
    var state = Json.mapper().readValue("{\"language\":\"ENGLISH\"}", DialogueState.class);

    assertThat(state).isEqualTo(NEW);
  }

  @Test
  void aStateWithFieldsOfALaterVersionIsRead() {
    var json = "{\"language\":\"ENGLISH\",\"mood\":{\"sunny\":true}}";

    assertThat(Json.mapper().readValue(json, DialogueState.class)).isEqualTo(NEW);
  }

  @Test
  void aRepeatedTurnRepeatsRunsAndButtons() {
    var commands = List.<Command>of(new Command.StartFlow("report_outage"));

    var once = engine.decide(NEW, commands, NOW);
    var again = new DialogueEngine(TestFlows.catalog()).decide(NEW, commands, NOW);

    assertThat(again).isEqualTo(once);
    assertThat(once.state().runs().getFirst().id()).isEqualTo("7.1");
  }

  @Test
  void whoWritesAButtonsWordsMeansTheButton() {
    var welcomed = engine.open(NEW, NOW).state();
    var said = (OutboundContent.Choices) Objects.requireNonNull(welcomed.lastSaid());
    var offered = said.options();

    assertThat(offered).isNotEmpty();
    for (var option : offered) {
      var written = "  " + option.title().toUpperCase(Locale.ROOT) + "!";
      assertThat(engine.typedOption(welcomed, written)).contains(option);
    }
    assertThat(engine.typedOption(welcomed, "something else entirely")).isEmpty();
    assertThat(engine.typedOption(NEW, "New ticket")).isEmpty();
  }

  @Test
  void whatWasToldFromOutsideIsAnsweredByTheWordsOfItsErrandsUntilSomethingElseIsSaid() {
    var told = told(NEW, "Confirm", "+:confirm_appointment:appointment=7");

    var offered = (Expectation.Anything) engine.expectation(told);
    assertThat(offered.offered())
        .singleElement()
        .satisfies(
            option -> {
              assertThat(option.name()).isEqualTo("+:confirm_appointment:appointment=7");
              assertThat(option.words()).contains("Confirm", "yes", "sí", "ich bestätige");
            });
    assertThat(engine.typedOption(told, "confirm!")).isPresent();
    var thanked = engine.decide(told, List.of(THANKS), NOW).state();
    assertThat(engine.expectation(thanked)).isEqualTo(new Expectation.Anything());
    assertThat(engine.typedOption(thanked, "confirm!")).isEmpty();
  }

  @Test
  void aButtonThatChoosesAlreadyIsAnsweredByTheWordsOfWhatItChooses() {
    var told = told(NEW, "Take it", "+:answer_offer:answer=pass,offer=7");

    var offered = (Expectation.Anything) engine.expectation(told);

    assertThat(offered.offered().getFirst().words()).contains("nein danke").doesNotContain("ja");
  }

  @Test
  void whoIsAskedSomethingAnswersThatWhateverTheyWereToldMeanwhile() {
    var asked = engine.decide(NEW, List.of(new Command.StartFlow("report_outage")), NOW).state();

    var told = told(asked, "Confirm", "+:confirm_appointment:appointment=7");

    assertThat(engine.expectation(told)).isEqualTo(engine.expectation(asked));
    assertThat(engine.typedOption(told, "Confirm")).isEmpty();
  }

  @Test
  void aFlowThatIsGoneIsGivenUpWithAWord() {
    var begun = engine.decide(NEW, List.of(new Command.StartFlow("report_outage")), NOW).state();
    var changed = new DialogueEngine(TestFlows.ticketsOnly());

    var expectation = changed.expectation(begun);
    var decision = changed.decide(begun, List.of(new Command.Affirm()), NOW);

    assertThat(expectation).isEqualTo(new Expectation.Anything());
    assertThat(decision.state().runs()).isEmpty();
    assertThat(textOf(decision)).startsWith("What we had begun has changed in the meantime");
  }

  @Test
  void theOutcomeOfAFlowThatIsGoneIsToldByAPerson() {
    var waiting = outageAt("report");
    var state =
        new DialogueState(
            Language.ENGLISH,
            false,
            List.of(),
            List.of(),
            List.of(waiting),
            List.of(),
            null,
            null,
            0,
            1,
            null,
            0,
            null,
            null);
    var changed = new DialogueEngine(TestFlows.ticketsOnly());
    var done = new ActionOutcome.Done(new Receipt("A-1", NOW.now(), Map.of()));

    var decision = changed.actionEnded(state, waiting.id(), "report", done, NOW);

    assertThat(decision.effects()).endsWith(new Effect.HandOff("flow_gone"));
    assertThat(decision.state().queued()).isEmpty();
  }

  @Test
  void anOptionThatIsGoneIsAskedForAgain() {
    var run = outageAt("address").with("extent", new SlotValue.Chosen("village", "the village"));
    var state = withRun(run);

    var decision = engine.decide(state, List.of(new Command.Repeat()), NOW);

    assertThat(textOf(decision)).isEqualTo("Who is without service?");
  }

  @Test
  void aYesBesideAnAnswerChoosesNothingElse() {
    var shipped = new DialogueEngine(TestFlows.shipped());
    var ticket = new SlotValue.Chosen("ticket", "just a ticket");
    var commands =
        List.<Command>of(
            new Command.StartFlow("open_ticket"),
            new Command.SetSlot("summary", new SlotValue.Words("No internet")),
            new Command.SetSlot("category", new SlotValue.Chosen("internet", "")));
    var begun = shipped.decide(NEW, commands, NOW);
    var look = (Effect.LookUp) begun.effects().getLast();
    var none = new LookupOutcome.None("clear");
    var asked = shipped.lookedUp(begun.state(), look.flowRun(), look.step(), none, NOW);

    var decision =
        shipped.decide(
            asked.state(),
            List.of(new Command.SetSlot("checks", ticket), new Command.Affirm()),
            NOW);

    assertThat(decision.state().runs().getLast().slots()).containsEntry("checks", ticket);
    assertThat(textOf(decision)).isEqualTo("How badly does it affect you?");
  }

  @Test
  void aYesOrNoBesideACancellationAnswersNothingOfTheInterruptedErrand() {
    var interrupted = outageAt("remark");
    var cancelled = FlowRun.start("3.2", TestFlows.catalog().named("open_ticket").orElseThrow());
    var state = withRuns(List.of(interrupted, cancelled.at("summary")), List.of());

    var decision = engine.decide(state, List.of(new Command.Cancel(), new Command.Deny()), NOW);

    assertThat(decision.state().runs()).singleElement().isEqualTo(interrupted.at("extent"));
  }

  @Test
  void whatIsSaidOfAnErrandThatIsToComeAlreadyGoesToIt() {
    var noted = new Errand("rate_ticket", Map.of("score", new SlotValue.Chosen("5", "5")));
    var remark = new SlotValue.Words("Very quick");
    var commands =
        List.<Command>of(
            new Command.StartFlow("report_outage"),
            new Command.StartFlow("rate_ticket"),
            new Command.SetSlot("remark", remark));

    var decision = engine.decide(withRuns(List.of(), List.of(noted)), commands, NOW);

    assertThat(decision.state().runs().getLast().slots()).isEmpty();
    assertThat(decision.state().agenda())
        .containsExactly(
            new Errand(
                "rate_ticket", Map.of("score", new SlotValue.Chosen("5", "5"), "remark", remark)));
  }

  @Test
  void whatIsSentInTheSameBreathIsNotLeftOpen() {
    var photo = new MediaFile("photo-1", "image/jpeg", null, null);
    var begun =
        engine
            .decide(
                NEW,
                List.of(
                    new Command.StartFlow("open_ticket"),
                    new Command.SetSlot("summary", new SlotValue.Words("The bill is wrong")),
                    new Command.SetSlot("category", new SlotValue.Chosen("billing", "")),
                    new Command.SetSlot("urgency", new SlotValue.Chosen("low", ""))),
                NOW)
            .state();

    var decision =
        engine.decide(begun, List.of(new Command.Attach(List.of(photo)), new Command.Skip()), NOW);

    assertThat(decision.state().runs().getLast().slots())
        .containsEntry("photos", new SlotValue.Files(List.of(photo)));
  }

  @Test
  void wordsTooLongForButtonsGoAheadInAMessageApart() {
    var summary = "It blinks. ".repeat(85).strip();
    var begun =
        engine
            .decide(
                NEW,
                List.of(
                    new Command.StartFlow("open_ticket"),
                    new Command.SetSlot("summary", new SlotValue.Words(summary)),
                    new Command.SetSlot("category", new SlotValue.Chosen("billing", "")),
                    new Command.SetSlot("urgency", new SlotValue.Chosen("low", "")),
                    new Command.AskKnowledge("?")),
                NOW)
            .state();

    var decision =
        engine.decide(begun, List.of(new Command.CannotRead("poll"), new Command.Skip()), NOW);

    assertThat(decision.effects()).hasSize(2);
    assertThat(decision.effects().getFirst())
        .isInstanceOfSatisfying(
            Effect.Say.class,
            say -> assertThat(say.content()).isInstanceOf(OutboundContent.Text.class));
    assertThat(decision.effects().getLast())
        .isInstanceOfSatisfying(
            Effect.Say.class, say -> assertThat(say.content()).isInstanceOf(Choices.class));
  }

  @Test
  void aBotInTroubleSaysSoAndHandsOver() {
    var decision = engine.giveUp(withRun(outageAt("check")), NOW);

    assertThat(textOf(decision)).contains("something went wrong on our side");
    assertThat(decision.effects()).hasSize(2);
    assertThat(decision.effects().getLast()).isEqualTo(new Effect.HandOff("bot_in_trouble"));
    assertThat(decision.state().runs()).isEmpty();
  }

  @Test
  void theLongestButtonFits() {
    var id = new OptionId("9".repeat(19) + ".999999", "s".repeat(24), "o".repeat(12));

    var option = new OutboundContent.Option(id.toString(), "title", null);

    assertThat(option.id()).hasSize(OutboundContent.Option.MOST_ID_BYTES);
  }

  @Test
  void theExampleOfTheManualIsAFlow() {
    var manual = TestFlows.manual();
    int from = manual.indexOf("```yaml\n") + "```yaml\n".length();
    var example = manual.substring(from, manual.indexOf("```", from));

    var catalog =
        FlowCatalog.of(
            List.of(new YamlFile("example.yaml", example)),
            TestFlows.file("phrases.yaml"),
            TestFlows.ABILITIES);

    assertThat(catalog.intents()).containsExactly("report_outage");
  }

  @Test
  void whoTypesWhatAnErrandIsCalledHasItsButton() {
    var title = TestFlows.catalog().titles(Language.GERMAN).get("report_outage");

    var button = engine.errandCalled(title + "!");

    assertThat(button).map(OutboundContent.Option::id).contains("+:report_outage:");
    assertThat(engine.errandCalled("something else")).isEmpty();
  }

  /** As {@code tell_customer} writes it down. */
  private static DialogueState told(DialogueState state, String title, String id) {
    var told = new Choices("A reminder.", List.of(new OutboundContent.Option(id, title, null)));
    var json = (ObjectNode) Json.mapper().valueToTree(state);
    json.set("told", Json.mapper().valueToTree(told));
    return Json.mapper().treeToValue(json, DialogueState.class);
  }

  private static FlowRun outageAt(String step) {
    var flow = TestFlows.catalog().named("report_outage").orElseThrow();
    return FlowRun.start("3.1", flow).at(step);
  }

  private static DialogueState withRun(FlowRun run) {
    return withRuns(List.of(run), List.of());
  }

  private static DialogueState withRuns(List<FlowRun> runs, List<Errand> agenda) {
    return new DialogueState(
        Language.ENGLISH,
        false,
        runs,
        agenda,
        List.of(),
        List.of(),
        null,
        null,
        0,
        1,
        NOW.now(),
        0,
        null,
        null);
  }

  private static String textOf(Decision decision) {
    return ((Effect.Say) decision.effects().getFirst()).content().body();
  }
}
