package io.recado.dialogue;

import io.recado.action.ActionName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a flow. */
final class StepParser {

  private static final Set<String> KINDS =
      new TreeSet<>(
          Set.of(
              "collect", "confirm", "say", "branch", "look", "call", "continue", "handoff", "end"));

  /** Stands for a step that could not be named, so that reading can go on. */
  private static final String NOWHERE = "";

  private final Problems problems;
  private final FlowTexts texts;
  private final Map<String, ActionSignature> actions;
  private final LookParser looks;

  StepParser(Problems problems, FlowTexts texts, Abilities abilities) {
    this.problems = problems;
    this.texts = texts;
    this.actions = abilities.actions();
    this.looks = new LookParser(problems, texts, abilities.lookups());
  }

  List<Step> steps(Section flow) {
    var sections = flow.list("steps", "a step");
    var steps = new ArrayList<Step>();
    for (int i = 0; i < sections.size(); i++) {
      var after = i + 1 < sections.size() ? sections.get(i + 1) : null;
      var step = step(sections.get(i), after == null ? NOWHERE : nameOf(after));
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static @Nullable String kindOf(Section section) {
    return KINDS.stream().filter(section::has).findFirst().orElse(null);
  }

  private static String nameOf(Section section) {
    var kind = kindOf(section);
    return kind == null ? NOWHERE : section.text(kind);
  }

  private @Nullable Step step(Section section, String following) {
    var kind = kindOf(section);
    if (kind == null) {
      problems.at(section.line(), "a step is none of %s", String.join(", ", KINDS));
      return null;
    }
    var name = section.text(kind);
    var named = section.named("step \"%s\"".formatted(name));
    Names.check(problems, section.line(), named.what(), name);
    return switch (kind) {
      case "collect" -> collect(name, named, following);
      case "confirm" -> confirm(name, named, following);
      case "say" -> say(name, named, following);
      case "branch" -> branch(name, named, following);
      case "look" -> looks.look(name, named, next(named, following));
      case "call" -> call(name, named, following);
      case "continue" -> continuation(name, named, following);
      case "handoff" -> handOff(name, named);
      default -> end(name, named);
    };
  }

  private Step collect(String name, Section section, String following) {
    section.allow(Set.of("collect", "next", "left_open"));
    return new Step.Collect(
        name, section.line(), next(section, following), section.textIfAny("left_open"));
  }

  private Step confirm(String name, Section section, String following) {
    section.allow(Set.of("confirm", "summary", "words", "next"));
    return new Step.Confirm(
        name,
        section.line(),
        texts.wording(section, "summary"),
        OptionParser.words(section, "words"),
        next(section, following));
  }

  private Step say(String name, Section section, String following) {
    section.allow(Set.of("say", "text", "next"));
    return new Step.Say(
        name, section.line(), texts.wording(section, "text"), next(section, following));
  }

  private Step branch(String name, Section section, String following) {
    section.allow(Set.of("branch", "slot", "cases", "otherwise"));
    var cases = new LinkedHashMap<String, String>();
    var declared = section.section("cases", section.what() + ": cases");
    for (var option : declared.keys()) {
      cases.put(option, declared.text(option));
    }
    var otherwise = section.textIfAny("otherwise");
    return new Step.Branch(
        name,
        section.line(),
        section.text("slot"),
        cases,
        otherwise == null ? following : otherwise);
  }

  private Step call(String name, Section section, String following) {
    section.allow(
        Set.of(
            "call", "action", "with", "done", "late", "button", "rejected", "unavailable", "next"));
    var action = section.text("action");
    var signature = actions.get(action);
    var rejected = rejected(section);
    var otherwise = rejected.remove("default");
    return new Step.Call(
        name,
        section.line(),
        actionName(action, section),
        inputs(section.section("with", section.what() + ": with")),
        texts.receiptWording(section, "done", signature),
        texts.receiptWording(section, "late", signature),
        button(section, signature),
        rejected,
        otherwise == null ? noDefault(section) : otherwise,
        texts.wording(section, "unavailable"),
        next(section, following));
  }

  private @Nullable Wording button(Section section, @Nullable ActionSignature action) {
    if (!section.has("button")) {
      return null;
    }
    if (action != null && !action.receiptFacts().contains(ReceiptWording.LINK)) {
      problems.at(
          section.line("button"),
          "%s: button opens {receipt.link}, but the receipt of %s has none",
          section.what(),
          action.name());
    }
    return texts.label(section, "button", SlotParser.MOST_BUTTON);
  }

  private ActionName actionName(String name, Section section) {
    if (!name.isEmpty() && !actions.containsKey(name)) {
      problems.at(
          section.line("action"),
          "%s calls the unknown action \"%s\"; known are %s",
          section.what(),
          name,
          String.join(", ", new TreeSet<>(actions.keySet())));
    }
    return actions.containsKey(name) ? new ActionName(name) : new ActionName("unknown");
  }

  static Map<String, String> inputs(Section declared) {
    var inputs = new LinkedHashMap<String, String>();
    for (var input : declared.keys()) {
      inputs.put(input, declared.text(input));
    }
    return inputs;
  }

  private Map<String, Step.Rejection> rejected(Section section) {
    var all = new LinkedHashMap<String, Step.Rejection>();
    section
        .section("rejected", section.what() + ": rejected")
        .sections(section.what() + ": rejection")
        .forEach((reason, rejection) -> all.put(reason, rejection(rejection)));
    return all;
  }

  private Step.Rejection rejection(Section section) {
    return new Step.Rejection(
        texts.wording(section, Set.of("ask_again")),
        section.textIfAny("ask_again"),
        section.line());
  }

  private Step.Rejection noDefault(Section section) {
    if (section.has("rejected")) {
      problems.at(
          section.line("rejected"),
          "%s: rejected has no \"default\" for reasons without a text of their own",
          section.what());
    }
    return new Step.Rejection(new Wording(Translations.blank()), null, section.line());
  }

  private Step continuation(String name, Section section, String following) {
    section.allow(Set.of("continue", "flow", "at", "with", "otherwise"));
    var otherwise = section.textIfAny("otherwise");
    return new Step.Continue(
        name,
        section.line(),
        section.text("flow"),
        section.text("at"),
        inputs(section.sectionIfAny("with", section.what() + ": with")),
        otherwise == null ? following : otherwise);
  }

  private Step handOff(String name, Section section) {
    section.allow(Set.of("handoff", "text", "reason"));
    var reason = section.textIfAny("reason");
    return new Step.HandOff(
        name, section.line(), texts.wording(section, "text"), reason == null ? name : reason);
  }

  private static Step end(String name, Section section) {
    section.allow(Set.of("end"));
    return new Step.End(name, section.line());
  }

  private String next(Section section, String following) {
    var named = section.textIfAny("next");
    if (named == null && following.equals(NOWHERE)) {
      problems.at(
          section.line(), "%s is the last step; add an end after it, or a next", section.what());
    }
    return named == null ? following : named;
  }
}
