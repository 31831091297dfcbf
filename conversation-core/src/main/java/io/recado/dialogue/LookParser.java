package io.recado.dialogue;

import io.recado.action.ActionName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the steps that look something up. */
final class LookParser {

  /** Where it may go on when nothing was found. */
  private static final List<String> WAYS = List.of("ask_again", "without", "next");

  private final Problems problems;
  private final FlowTexts texts;
  private final Map<String, LookupSignature> lookups;

  LookParser(Problems problems, FlowTexts texts, Map<String, LookupSignature> lookups) {
    this.problems = problems;
    this.texts = texts;
    this.lookups = lookups;
  }

  Step.Look look(String name, Section section, String next) {
    section.allow(
        Set.of("look", "lookup", "with", "fills", "take_single", "none", "unavailable", "next"));
    var none = none(section);
    var otherwise = none.remove("default");
    return new Step.Look(
        name,
        section.line(),
        lookupName(section),
        StepParser.inputs(section.sectionIfAny("with", section.what() + ": with")),
        section.textIfAny("fills"),
        section.flag("take_single"),
        none,
        otherwise == null ? noDefault(section) : otherwise,
        unavailable(section),
        next);
  }

  private ActionName lookupName(Section section) {
    var name = section.text("lookup");
    if (!name.isEmpty() && !lookups.containsKey(name)) {
      problems.at(
          section.line("lookup"),
          "%s makes the unknown lookup \"%s\"; known are %s",
          section.what(),
          name,
          String.join(", ", new TreeSet<>(lookups.keySet())));
    }
    return lookups.containsKey(name) ? new ActionName(name) : new ActionName("unknown");
  }

  private Map<String, Step.Detour> none(Section section) {
    var all = new LinkedHashMap<String, Step.Detour>();
    section
        .section("none", section.what() + ": none")
        .sections(section.what() + ": none")
        .forEach((reason, detour) -> all.put(reason, detour(detour)));
    return all;
  }

  private Step.Detour detour(Section section) {
    var ways = WAYS.stream().filter(section::has).toList();
    if (ways.size() > 1) {
      problems.at(
          section.line(ways.getLast()),
          "%s has both %s and %s",
          section.what(),
          ways.getFirst(),
          ways.getLast());
    }
    return new Step.Detour(
        wording(section, Set.copyOf(WAYS)),
        section.textIfAny("ask_again"),
        section.textIfAny("without"),
        section.textIfAny("next"),
        section.line());
  }

  private Step.Detour unavailable(Section section) {
    var away = section.section("unavailable", section.what() + ": unavailable");
    return section.has("unavailable")
        ? new Step.Detour(
            wording(away, Set.of("next")), null, null, away.textIfAny("next"), away.line())
        : blank(section);
  }

  /** Where it goes on at another step, nothing needs to be said of it. */
  private @Nullable Wording wording(Section section, Set<String> otherKeys) {
    return section.keys().equals(Set.of("next")) ? null : texts.wording(section, otherKeys);
  }

  private Step.Detour noDefault(Section section) {
    if (section.has("none")) {
      problems.at(
          section.line("none"),
          "%s: none has no \"default\" for reasons without a text of their own",
          section.what());
    }
    return blank(section);
  }

  private static Step.Detour blank(Section section) {
    return new Step.Detour(null, null, null, null, section.line());
  }
}
