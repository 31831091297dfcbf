package io.recado.dialogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a flow from its file, and checks it. */
final class FlowParser {

  private final Abilities abilities;

  FlowParser(Abilities abilities) {
    this.abilities = abilities;
  }

  /**
   * Reads one flow. With problems found, the flow returned is of no use; without, it can be run.
   */
  Flow parse(YamlFile file, Problems problems) {
    var root = file.read("the flow", problems);
    if (!problems.all().isEmpty()) {
      var blank = new Wording(Translations.blank());
      return new Flow("", "", blank, true, Map.of(), List.of(), List.of(), List.of(), file.name());
    }
    root.allow(
        Set.of(
            "flow", "intent", "proves", "title", "offered", "words", "asides", "slots", "steps"));
    var flow = flow(root, file, problems);
    new FlowChecks(flow, abilities, problems).run();
    return flow;
  }

  private Flow flow(Section root, YamlFile file, Problems problems) {
    var name = root.text("flow");
    Names.check(problems, root.line("flow"), "flow \"%s\"".formatted(name), name);
    var slotsSection = root.sectionIfAny("slots", "the flow");
    var texts = new FlowTexts(problems, slotsSection.keys(), facts(root));
    return new Flow(
        name,
        intent(root, problems),
        texts.label(root, "title", SlotParser.MOST_TITLE),
        !root.has("offered") || root.flag("offered"),
        OptionParser.words(root, "words"),
        new AsideParser(problems, texts).asides(root.sectionIfAny("asides", "the flow")),
        new SlotParser(problems, texts).slots(slotsSection),
        new StepParser(problems, texts, abilities).steps(root),
        file.name());
  }

  /** None where the flow proves who the customer is: nobody asks for that. */
  private static String intent(Section root, Problems problems) {
    if (!root.has("proves")) {
      var intent = root.text("intent");
      Names.check(problems, root.line("intent"), "intent \"%s\"".formatted(intent), intent);
      return intent;
    }
    if (root.has("intent")) {
      problems.at(root.line("proves"), "the flow has both an intent and proves");
    }
    if (!root.text("proves").equals("customer")) {
      problems.at(root.line("proves"), "what a flow proves is the customer");
    }
    return "";
  }

  /** What the flow's lookups may find, which its texts may speak of. */
  private Set<String> facts(Section root) {
    return root.list("steps", "a step").stream()
        .map(step -> abilities.lookups().get(step.has("lookup") ? step.text("lookup") : ""))
        .filter(Objects::nonNull)
        .flatMap(lookup -> lookup.facts().stream())
        .collect(Collectors.toSet());
  }
}
