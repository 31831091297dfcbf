package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow as people look at it: its stations, and the ways between them.
 *
 * @param flow its name, and {@code intent} what begins it: empty for the one that proves who the
 *     customer is
 * @param offered whether customers are told of it
 */
public record FlowOutline(
    String flow,
    String intent,
    Map<Language, String> title,
    boolean offered,
    List<Station> stations) {

  public FlowOutline {
    title = Map.copyOf(title);
    stations = List.copyOf(stations);
  }

  /** What a step does. */
  public enum Kind {
    COLLECT,
    CONFIRM,
    SAY,
    BRANCH,
    LOOK,
    CALL,
    CONTINUE,
    HANDOFF,
    END
  }

  /** When a way is taken. */
  public enum When {
    NEXT,
    LEFT_OPEN,
    CASE,
    OTHERWISE,
    NOTHING_FOUND,
    UNAVAILABLE,
    REJECTED
  }

  /**
   * One step.
   *
   * @param subject the slot, action, lookup or other flow it is about; null where there is none
   * @param says what is said at it; empty where nothing is, or what is said depends
   */
  public record Station(
      String name,
      Kind kind,
      int line,
      @Nullable String subject,
      Map<Language, String> says,
      List<Way> ways) {

    public Station {
      says = Map.copyOf(says);
      ways = List.copyOf(ways);
    }
  }

  /**
   * A way to another step.
   *
   * @param detail the option or the reason; null where there is none
   */
  public record Way(String to, When when, @Nullable String detail) {}

  /**
   * Reads what can be made out of a file, right or wrong.
   *
   * @param abilities what its calls and lookups may name
   */
  public static FlowOutline of(YamlFile file, Abilities abilities) {
    return of(new FlowParser(abilities).parse(file, new Problems(file.name())));
  }

  private static FlowOutline of(Flow flow) {
    return new FlowOutline(
        flow.name(),
        flow.intent(),
        texts(flow.title()),
        flow.offered(),
        flow.steps().stream().map(step -> station(flow, step)).toList());
  }

  private static Station station(Flow flow, Step step) {
    return switch (step) {
      case Step.Collect collect -> {
        var prompt = flow.slot(collect.slot()).map(Slot::prompt).orElse(null);
        yield new Station(
            collect.name(), Kind.COLLECT, collect.line(), null, texts(prompt), ways(collect));
      }
      case Step.Confirm(var name, var line, var summary, _, var next) ->
          new Station(name, Kind.CONFIRM, line, null, texts(summary), next(next));
      case Step.Say(var name, var line, var text, var next) ->
          new Station(name, Kind.SAY, line, null, texts(text), next(next));
      case Step.Branch branch ->
          new Station(
              branch.name(), Kind.BRANCH, branch.line(), branch.slot(), Map.of(), ways(branch));
      case Step.Call call ->
          new Station(
              call.name(),
              Kind.CALL,
              call.line(),
              call.action().value(),
              templates(call.done().texts()),
              ways(call));
      case Step.Look look ->
          new Station(
              look.name(), Kind.LOOK, look.line(), look.lookup().value(), Map.of(), ways(look));
      case Step.Continue(var name, var line, var other, _, _, var otherwise) ->
          new Station(name, Kind.CONTINUE, line, other, Map.of(), otherwise(otherwise));
      case Step.HandOff(var name, var line, var text, _) ->
          new Station(name, Kind.HANDOFF, line, null, texts(text), List.of());
      case Step.End(var name, var line) ->
          new Station(name, Kind.END, line, null, Map.of(), List.of());
    };
  }

  private static List<Way> next(String next) {
    return List.of(new Way(next, When.NEXT, null));
  }

  private static List<Way> otherwise(String otherwise) {
    return List.of(new Way(otherwise, When.OTHERWISE, null));
  }

  private static List<Way> ways(Step.Collect collect) {
    var ways = new ArrayList<>(next(collect.next()));
    if (collect.leftOpen() != null) {
      ways.add(new Way(collect.leftOpen(), When.LEFT_OPEN, null));
    }
    return ways;
  }

  private static List<Way> ways(Step.Branch branch) {
    var ways = new ArrayList<Way>();
    branch.cases().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(way -> ways.add(new Way(way.getValue(), When.CASE, way.getKey())));
    ways.addAll(otherwise(branch.otherwise()));
    return ways;
  }

  private static List<Way> ways(Step.Call call) {
    var ways = new ArrayList<>(next(call.next()));
    call.rejected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(way -> add(ways, way.getValue().askAgain(), When.REJECTED, way.getKey()));
    add(ways, call.rejectedOtherwise().askAgain(), When.REJECTED, null);
    return ways;
  }

  private static List<Way> ways(Step.Look look) {
    var ways = new ArrayList<>(next(look.next()));
    look.none().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(way -> add(ways, way.getValue(), When.NOTHING_FOUND, way.getKey()));
    add(ways, look.noneOtherwise(), When.NOTHING_FOUND, null);
    add(ways, look.unavailable(), When.UNAVAILABLE, null);
    return ways;
  }

  private static void add(List<Way> ways, Step.Detour detour, When when, @Nullable String detail) {
    add(ways, detour.next() == null ? detour.askAgain() : detour.next(), when, detail);
  }

  private static void add(List<Way> ways, @Nullable String to, When when, @Nullable String detail) {
    if (to != null) {
      ways.add(new Way(to, when, detail));
    }
  }

  private static Map<Language, String> texts(@Nullable Wording wording) {
    return wording == null ? Map.of() : templates(wording.texts());
  }

  private static Map<Language, String> templates(Map<Language, Template> templates) {
    var texts = new EnumMap<Language, String>(Language.class);
    templates.forEach(
        (language, template) -> texts.put(language, template.fill(name -> "{" + name + "}")));
    return texts;
  }
}
