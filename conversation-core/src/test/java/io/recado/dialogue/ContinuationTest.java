package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.action.LookupOutcome;
import io.recado.conversation.Language;
import io.recado.understanding.Command;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows that go on in others. */
class ContinuationTest {

  private static final Situation NOW =
      new Situation("Demo", Instant.parse("2026-11-21T12:00:00Z"), "1", null);

  /** A tenant's own flow, which continues as the words in capitals say. */
  private static final String OWN =
      """
      flow: speed
      intent: speed
      title: {es: velocidad, en: speed, de: Tempo}
      slots:
        what:
          type: text
          title: {es: qué, en: what, de: was}
          prompt: {es: Qué, en: What, de: Was}
          retry: {es: Qué, en: What, de: Was}
      steps:
        - collect: what
        - continue: onwards
          flow: FLOW
          at: STEP
          with: {SLOT: what}
        - end: finished
      """;

  @Test
  void aTenantsFlowMayGoOnInAnother() {
    assertThat(with(own("check_outage", "affected", "detail")).intents()).contains("speed");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, affected, detail, which does not exist",
    "check_outage, nowhere, detail, which has no such step or slots",
    "check_outage, affected, nothing, which has no such step or slots",
    "speed, what, what, which leads back",
    "pay_invoice, pay, reference, past the yes that is needed there"
  })
  void whatCannotBeContinuedIsNamed(String flow, String step, String slot, String reason) {
    assertThatThrownBy(() -> with(own(flow, step, slot)))
        .isInstanceOf(FlowException.class)
        .hasMessage(
            "speed.yaml:12: step \"onwards\" of flow \"speed\" continues at \"%s\" of flow \"%s\", %s",
            step, flow, reason);
  }

  @Test
  void aTenantsFlowThatLeadsBackIsTheOneToBlame() {
    var inPlace =
        own("open_ticket", "urgency", "summary")
            .text()
            .replace("flow: speed\nintent: speed", "flow: check_outage\nintent: check_outage");

    assertThatThrownBy(() -> with(new YamlFile("ours.yaml", inPlace)))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("ours.yaml:1: step \"to_checks\" of flow \"open_ticket\"")
        .hasMessageContaining("which leads back");
  }

  @Test
  void aTenantsFlowInThePlaceOfAnotherIsBegunAtItsFirstStep() {
    var inPlace =
        own("ask_balance", "finished", "what")
            .text()
            .replace("flow: speed\nintent: speed", "flow: check_outage\nintent: check_outage")
            .replaceAll("(?s)  - continue.*  - end", "  - end");

    assertThat(afterChecksAreWanted(with(new YamlFile("ours.yaml", inPlace)))).isEqualTo("What");
  }

  @Test
  void whereThereIsNoSuchFlowItGoesOnInItsOwn() {
    assertThat(afterChecksAreWanted(TestFlows.ticketsOnly()))
        .isEqualTo("How badly does it affect you?");
  }

  private static String afterChecksAreWanted(FlowCatalog catalog) {
    var engine = new DialogueEngine(catalog);
    var begun =
        engine.decide(
            DialogueState.initial(Language.ENGLISH),
            List.of(
                new Command.StartFlow("open_ticket"),
                new Command.SetSlot("summary", new SlotValue.Words("No internet")),
                new Command.SetSlot("category", new SlotValue.Chosen("internet", ""))),
            NOW);
    var look = (Effect.LookUp) begun.effects().getLast();
    var none = new LookupOutcome.None("clear");
    var asked = engine.lookedUp(begun.state(), look.flowRun(), look.step(), none, NOW);
    var wanted = new Command.SetSlot("checks", new SlotValue.Chosen("check", "yes"));
    var decision = engine.decide(asked.state(), List.of(wanted), NOW);
    return ((Effect.Say) decision.effects().getLast()).content().body();
  }

  private static FlowCatalog with(YamlFile own) {
    return FlowCatalog.shippedAnd(List.of(own), Map.of(), TestFlows.ABILITIES);
  }

  private static YamlFile own(String flow, String step, String slot) {
    var yaml = OWN.replace("FLOW", flow).replace("STEP", step).replace("SLOT", slot);
    return new YamlFile("speed.yaml", yaml);
  }
}
