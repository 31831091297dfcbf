package io.recado.intents.cascade;

import io.recado.action.LookupOutcome;
import io.recado.conversation.Language;
import io.recado.dialogue.Decision;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Effect;
import io.recado.dialogue.OutcomeNotation;
import io.recado.dialogue.Situation;
import io.recado.dialogue.SlotValue;
import io.recado.dialogue.TestFlows;
import io.recado.understanding.Command;
import io.recado.understanding.Understander;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Leads the shipped flows to a step, has a customer say something there, and tells what follows.
 */
record AtStep(DialogueEngine engine, Understander understander) {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** What the lookups on the way find: one of each, so that nothing has to be chosen. */
  private static final Map<String, String> FOUND =
      Map.of(
          "my_appointments",
          "1001 | 26.11. 9:00 | at=2026-11-26T09:00 | when=26.11. 9:00 | service=Router",
          "services",
          "s1 | Router | service=Router | price=0",
          "open_invoices",
          "F-1 | F-1 | balance=20 | number=F-1 | amount=20 | due=",
          "my_tickets",
          "T-1042 | T-1042 | number=T-1042 | about=Internet geht nicht, no funciona, does not work | status=noch nicht, not yet, otra",
          "my_accounts",
          "a1 | Portal | system=Portal | login=C-101 | effect=Das alte gilt dann nicht mehr, la anterior no sirve");

  private static final String ONE_TIME =
      "2026-11-27T16:00Z | 27.11. 16:00 | at=2026-11-27T16:00 | when=27.11. 16:00";
  private static final String TIMES =
      "2026-11-27T09:00Z | 27.11. 9:00 | at=2026-11-27T09:00 | when=27.11. 9:00 / " + ONE_TIME;

  /** What follows when these words are said at this step. */
  String done(String step, String words, Language language) {
    var start = DialogueState.initial(language);
    var state = way(step).isEmpty() ? start : led(step, say(start, way(step))).state();
    var read = new TypedTurns(TestFlows.shipped(), engine, understander).read(state, words, NOW);
    return told(led("", say(state, read.commands())));
  }

  private static List<Command> way(String step) {
    return switch (step) {
      case "opening" -> List.of();
      case "cancel" -> List.of(new Command.StartFlow("cancel_appointment"));
      case "move", "move when" -> List.of(new Command.StartFlow("reschedule_appointment"));
      case "book", "book when" -> List.of(new Command.StartFlow("book_appointment"));
      case "pay" -> List.of(new Command.StartFlow("pay_invoice"));
      case "password" -> List.of(new Command.StartFlow("reset_password"));
      case "ticket next", "reopen" -> List.of(new Command.StartFlow("ticket_status"));
      case "close" -> List.of(new Command.StartFlow("ticket_status"), chosen("wish", "close"));
      case "ticket" ->
          List.of(
              new Command.StartFlow("open_ticket"),
              new Command.SetSlot("summary", new SlotValue.Words("#1042")),
              chosen("category", "other"),
              chosen("urgency", "normal"));
      default -> throw new IllegalArgumentException("no step: " + step);
    };
  }

  private static Command chosen(String slot, String option) {
    return new Command.SetSlot(slot, new SlotValue.Chosen(option, ""));
  }

  private Decision say(DialogueState state, List<Command> commands) {
    return engine.decide(state, commands, situation());
  }

  /** Past what is looked up; at times that are to be chosen from, and photos, it goes on alone. */
  private Decision led(String step, Decision decision) {
    var last = decision.effects().getLast();
    if (last instanceof Effect.LookUp look && (!step.isEmpty() || isOwn(look))) {
      var outcome = outcome(step, look.lookup().value());
      return led(
          step,
          engine.lookedUp(decision.state(), look.flowRun(), look.step(), outcome, situation()));
    }
    return step.equals("ticket") ? say(decision.state(), List.of(new Command.Skip())) : decision;
  }

  private static boolean isOwn(Effect.LookUp look) {
    return look.lookup().value().equals("my_appointments");
  }

  private static LookupOutcome outcome(String step, String lookup) {
    return switch (lookup) {
      case "free_times" -> OutcomeNotation.found(step.endsWith("when") ? TIMES : ONE_TIME);
      case "only_by_transfer" -> new LookupOutcome.None("by_link");
      case "ticket_state" ->
          step.equals("reopen") ? new LookupOutcome.None("closed") : OutcomeNotation.found("x | x");
      default -> OutcomeNotation.found(Objects.requireNonNull(FOUND.get(lookup)));
    };
  }

  private static Situation situation() {
    return new Situation("Fibra Demo", NOW, "1", null, Map.of());
  }

  private static String told(Decision decision) {
    var state = decision.state();
    var offer = state.offer();
    return switch (decision.effects().getLast()) {
      case Effect.Perform perform -> perform.action().value() + later(state);
      case Effect.LookUp look ->
          "%s %s".formatted(look.lookup().value(), OutcomeNotation.inputs(look.inputs())).strip();
      case Effect.HandOff _ -> "person";
      case Effect.Say _ when offer != null -> offer.question().name().toLowerCase(Locale.ROOT);
      case Effect.Say _ -> state.runs().isEmpty() ? "nothing" : state.runs().getLast().at() + "?";
    };
  }

  private static String later(DialogueState state) {
    return state.agenda().stream()
        .map(errand -> ", then " + errand.intent())
        .collect(Collectors.joining());
  }
}
