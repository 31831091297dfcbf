package io.recado.dialogue;

import io.recado.action.LookupOutcome;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.json.Json;
import io.recado.understanding.Command;
import io.recado.understanding.KnowledgeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays a transcript: takes what happens from its lines ({@code language:}, {@code customer:},
 * {@code writes:}, {@code knows:}, {@code wait:}, {@code silence}, {@code outcome:}, {@code late:},
 * {@code found:}, {@code none:}, {@code away}, {@code unproven}, {@code open:}) and writes down
 * beside them what the engine does ({@code bot:}, {@code action:}, {@code look:}, {@code handoff:},
 * {@code nothing}). What comes out equals what is in the file, or the engine behaves otherwise than
 * the file says.
 *
 * <p>Between any two lines the state goes through its JSON, as it does between turns.
 */
final class Transcript {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final DialogueEngine engine = new DialogueEngine(TestFlows.catalog());
  private final List<String> played = new ArrayList<>();
  private final List<Choices> shown = new ArrayList<>();
  private final List<Effect.Perform> performed = new ArrayList<>();
  private final List<Effect.LookUp> looked = new ArrayList<>();
  private final ShownCells cells = new ShownCells(TestFlows.catalog());
  private DialogueState state = DialogueState.initial(Language.SPANISH);
  private Instant now = START;
  private @Nullable Language writesIn;
  private final Map<String, KnowledgeAnswer> answers = new HashMap<>();
  private String flowRun = "";
  private String step = "";
  private int turn = 100;

  static String play(String text) {
    return String.join("\n", of(text).played) + "\n";
  }

  /** What a transcript shows of its flows. */
  static Set<ShownCells.Cell> shown(String text) {
    return of(text).cells.all();
  }

  private static Transcript of(String text) {
    var transcript = new Transcript();
    text.lines().filter(line -> !isPlayed(line)).forEach(transcript::step);
    return transcript;
  }

  /** Lines the engine answers for; the others say what happens. */
  private static boolean isPlayed(String line) {
    return line.startsWith("  ")
        || line.startsWith("bot:")
        || line.startsWith("action:")
        || line.startsWith("look:")
        || line.startsWith("handoff:")
        || line.startsWith("expects:")
        || line.equals("nothing");
  }

  private void step(String line) {
    played.add(line);
    var words = line.split(": ", 2);
    var rest = words.length == 1 ? "" : words[1];
    switch (words[0]) {
      case "language" -> state = DialogueState.initial(language(rest));
      case "writes" -> writesIn = language(rest);
      case "knows" -> knows(rest.split(" => | \\| "));
      case "wait" -> now = now.plus(Duration.parse("PT" + rest));
      case "customer" -> said(new CommandNotation(shown).parse(rest));
      case "silence" -> answer(engine.timePassed(state, situation()));
      case "open" -> answer(engine.open(state, situation()));
      case "outcome", "late" -> ended(performed.getLast(), rest);
      case "late#1" -> ended(performed.getFirst(), rest);
      case "found" -> lookedUp(OutcomeNotation.found(rest));
      case "none" -> lookedUp(new LookupOutcome.None(rest));
      case "unproven" -> unproven();
      case "away" -> lookedUp(new LookupOutcome.Unavailable());
      case "show" -> played.add("expects: " + expected());
      default -> {
        if (!line.isBlank() && !line.startsWith("#")) {
          throw new IllegalArgumentException("not a line of a transcript: " + line);
        }
      }
    }
  }

  private static Language language(String code) {
    return Language.ofTag(code).orElseThrow();
  }

  private Situation situation() {
    turn++;
    return new Situation("Fibra Demo", now, String.valueOf(turn), writesIn, answers);
  }

  /** {@code question => answer | source}. */
  private void knows(String[] parts) {
    answers.put(parts[0], new KnowledgeAnswer(parts[1], parts[2]));
  }

  private void said(List<Command> commands) {
    var before = state;
    var decision = engine.decide(before, commands, situation());
    answer(decision);
    cells.said(before, commands, decision);
  }

  private void ended(Effect.Perform perform, String words) {
    var outcome = OutcomeNotation.outcome(words, now);
    cells.ended(state, perform, outcome);
    answer(engine.actionEnded(state, perform.flowRun(), perform.step(), outcome, situation()));
  }

  /** What was asked for last is not done: nobody knows yet who asks. */
  private void unproven() {
    answer(engine.proofNeeded(state, flowRun, step, situation()));
  }

  private void lookedUp(LookupOutcome outcome) {
    var asked = looked.getLast();
    cells.lookedUp(state, asked, outcome);
    answer(engine.lookedUp(state, asked.flowRun(), asked.step(), outcome, situation()));
  }

  private void answer(Decision decision) {
    var json = Json.mapper().writeValueAsString(decision.state());
    state = Json.mapper().readValue(json, DialogueState.class);
    if (!state.equals(decision.state())) {
      throw new AssertionError("the state reads back otherwise: " + json);
    }
    decision.effects().forEach(this::write);
    if (decision.effects().isEmpty()) {
      played.add("nothing");
    }
  }

  private void write(Effect effect) {
    switch (effect) {
      case Effect.Say(var content) -> write(content);
      case Effect.HandOff(var reason) -> played.add("handoff: " + reason);
      case Effect.Perform perform -> {
        performed.add(perform);
        flowRun = perform.flowRun();
        step = perform.step();
        played.add(
            "action: %s %s".formatted(perform.action(), OutcomeNotation.inputs(perform.inputs())));
      }
      case Effect.LookUp look -> {
        looked.add(look);
        flowRun = look.flowRun();
        step = look.step();
        played.add(
            "look: %s %s".formatted(look.lookup(), OutcomeNotation.inputs(look.inputs())).strip());
      }
    }
  }

  private void write(OutboundContent content) {
    var lines = content.body().lines().toList();
    played.add("bot: " + lines.getFirst());
    lines.stream().skip(1).forEach(line -> played.add("  " + (line.isEmpty() ? "¶" : line)));
    if (content instanceof Choices choices) {
      shown.add(choices);
      played.add(
          choices.options().stream()
              .map(option -> "[" + option.title() + "]")
              .collect(Collectors.joining(" ", "  ", "")));
    } else if (content instanceof OutboundContent.Text(_, var link) && link != null) {
      played.add("  [%s ↗]".formatted(link.title()));
    }
  }

  private String expected() {
    return switch (engine.expectation(state)) {
      case Expectation.Anything _ -> "anything";
      case Expectation.FreeText text -> "words for " + text.slot();
      case Expectation.OneOf choice ->
          "one of " + choice.options().size() + " for " + choice.slot();
      case Expectation.Code code -> "a code for " + code.slot();
      case Expectation.Entity entity -> "something of a form for " + entity.slot();
      case Expectation.Day day -> "a day for " + day.slot();
      case Expectation.TimeOfDay time -> "a time for " + time.slot();
      case Expectation.Files files -> "files for " + files.slot();
      case Expectation.Confirmation confirmation -> "yes or no for " + confirmation.flow();
      case Expectation.Clarification clarification ->
          "one of " + clarification.options().size() + " readings";
    };
  }
}
