package io.recado.dialogue;

import io.recado.action.ActionName;
import io.recado.conversation.Language;
import io.recado.understanding.SlotHint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The flows of a tenant and the bot's general texts, checked as a whole. Immutable. */
public final class FlowCatalog {

  private final Map<String, Flow> byIntent;
  private final @Nullable Flow proving;
  private final Phrases phrases;

  private FlowCatalog(Map<String, Flow> byIntent, Phrases phrases) {
    // The one that proves who the customer is has no intent, and stands under none.
    this.proving = byIntent.remove("");
    this.byIntent = Collections.unmodifiableMap(byIntent);
    this.phrases = phrases;
  }

  /**
   * Reads and checks flows.
   *
   * @throws FlowException when anything is wrong with any file; it names everything that is
   */
  public static FlowCatalog of(List<YamlFile> flows, YamlFile phrases, Abilities abilities) {
    return of(flows, phrases, Map.of(), abilities, Set.of());
  }

  private static FlowCatalog of(
      List<YamlFile> flows,
      YamlFile phrases,
      Map<String, Map<Language, String>> texts,
      Abilities abilities,
      Set<String> own) {
    var parser = new FlowParser(abilities);
    var found = new ArrayList<FlowProblem>();
    var byIntent = new LinkedHashMap<String, Flow>();
    var names = new LinkedHashSet<String>();
    for (var file : flows) {
      var problems = new Problems(file.name());
      var flow = parser.parse(file, problems);
      checkUnique(flow, byIntent, names, problems);
      found.addAll(problems.all());
    }
    found.addAll(new ContinuationChecks(List.copyOf(byIntent.values()), own, abilities).problems());
    var problems = new Problems(phrases.name());
    var general = Phrases.parse(phrases, problems);
    found.addAll(problems.all());
    var ownTexts = new Problems(GeneralText.FILE);
    var wordings = general.with(texts, ownTexts);
    found.addAll(ownTexts.all());
    if (!found.isEmpty()) {
      throw new FlowException(found);
    }
    return new FlowCatalog(byIntent, wordings);
  }

  /**
   * The flows and texts that come with Recado.
   *
   * @throws FlowException when {@code abilities} lack an action or a lookup they need
   */
  public static FlowCatalog shipped(Abilities abilities) {
    return of(ShippedFlows.files(), ShippedFlows.phrases(), abilities);
  }

  /**
   * Some of the flows that come with Recado.
   *
   * @param files their names, such as {@code open_ticket.yaml}
   * @throws FlowException when {@code abilities} lack an action or a lookup they need
   */
  public static FlowCatalog shipped(Abilities abilities, List<String> files) {
    var flows = files.stream().map(ShippedFlows::resource).toList();
    return of(flows, ShippedFlows.phrases(), abilities);
  }

  /**
   * The flows and texts that come with Recado, and a tenant's own: a flow of the same name stands
   * in the place of the one that comes with Recado, the others behind them all.
   *
   * @param texts general texts of the tenant's own, by {@link GeneralText#key()}
   * @throws FlowException when anything is wrong with what is the tenant's; problems with texts
   *     name {@link GeneralText#FILE}, and their key's place in alphabetical order as the line
   */
  public static FlowCatalog shippedAnd(
      List<YamlFile> own, Map<String, Map<Language, String>> texts, Abilities abilities) {
    var files = own.stream().map(YamlFile::name).collect(Collectors.toSet());
    return of(ShippedFlows.with(own), ShippedFlows.phrases(), texts, abilities, files);
  }

  /**
   * What an opening message may fill already in the flows that come with Recado. For reading alone:
   * what they call need not be there.
   */
  public static List<SlotHint> shippedHints(Language language) {
    return shippedForReading().flatMap(flow -> flow.hints(language).stream()).toList();
  }

  /** What the errands that come with Recado are called to customers: intent → title. */
  public static Map<String, String> shippedTitles(Language language) {
    return shippedForReading()
        .collect(Collectors.toMap(Flow::intent, flow -> flow.title().in(language)));
  }

  private static Stream<Flow> shippedForReading() {
    var parser = new FlowParser(Abilities.none());
    return ShippedFlows.files().stream()
        .map(file -> parser.parse(file, new Problems(file.name())))
        .filter(flow -> flow.offered() && !flow.proves());
  }

  /** The errands this bot offers, in the order their flows were given. */
  public Set<String> intents() {
    var intents = new LinkedHashSet<String>();
    offered().forEach(flow -> intents.add(flow.intent()));
    return Collections.unmodifiableSet(intents);
  }

  private Stream<Flow> offered() {
    return byIntent.values().stream().filter(Flow::offered);
  }

  /**
   * What an opening message may fill already: each flow's first free text, choices, numbers, days,
   * times.
   */
  public List<SlotHint> hints(Language language) {
    return offered().flatMap(flow -> flow.hints(language).stream()).toList();
  }

  /** What the errands are called to customers: intent → title. */
  public Map<String, String> titles(Language language) {
    var titles = new LinkedHashMap<String, String>();
    offered().forEach(flow -> titles.put(flow.intent(), flow.title().in(language)));
    return titles;
  }

  /** The intent that starts the flow of this name; empty when there is no such flow. */
  public Optional<String> intentOf(String flow) {
    return named(flow).filter(found -> !found.proves()).map(Flow::intent);
  }

  Optional<Flow> ofIntent(String intent) {
    return Optional.ofNullable(byIntent.get(intent));
  }

  /** The flow that proves who the customer is; empty where nobody is asked to. */
  Optional<Flow> proving() {
    return Optional.ofNullable(proving);
  }

  Stream<Flow> all() {
    return Stream.concat(byIntent.values().stream(), proving().stream());
  }

  Optional<Flow> named(String flow) {
    return all().filter(found -> found.name().equals(flow)).findFirst();
  }

  /** The flow that calls this action in a step of this name. */
  Optional<Flow> calling(ActionName action, String step) {
    return all()
        .filter(
            flow ->
                flow.step(step)
                    .filter(
                        found -> found instanceof Step.Call call && call.action().equals(action))
                    .isPresent())
        .findFirst();
  }

  Phrases phrases() {
    return phrases;
  }

  private static void checkUnique(
      Flow flow, Map<String, Flow> byIntent, Set<String> names, Problems problems) {
    if (flow.name().isEmpty()) {
      return;
    }
    if (!names.add(flow.name())) {
      problems.at(1, "there are two flows \"%s\"", flow.name());
    }
    ShippedFlows.checkIntent(flow, problems);
    var earlier = byIntent.putIfAbsent(flow.intent(), flow);
    if (earlier != null) {
      problems.at(
          1,
          flow.proves()
              ? "flow \"%2$s\" proves the customer already"
              : "intent \"%s\" starts flow \"%s\" already",
          flow.intent(),
          earlier.name());
    }
  }
}
