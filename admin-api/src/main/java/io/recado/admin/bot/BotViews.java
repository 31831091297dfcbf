package io.recado.admin.bot;

import io.recado.actions.published.Draft;
import io.recado.admin.bot.BotView.BotFlow;
import io.recado.admin.bot.BotView.BotIntent;
import io.recado.admin.bot.BotView.BotText;
import io.recado.admin.bot.BotView.FlowText;
import io.recado.admin.bot.BotView.FlowView;
import io.recado.admin.bot.BotView.IntentView;
import io.recado.admin.bot.BotView.Origin;
import io.recado.admin.bot.BotView.Publishing;
import io.recado.admin.bot.BotView.Station;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import io.recado.dialogue.Abilities;
import io.recado.dialogue.FlowOutline;
import io.recado.dialogue.FlowWords;
import io.recado.dialogue.GeneralText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a bot is shown. */
final class BotViews {

  private final Draft draft;
  private final Effective bot;
  private final Abilities abilities;

  /**
   * @param draft what is shown, published or not
   * @param abilities what its flows may name
   */
  BotViews(Draft draft, Abilities abilities) {
    this.draft = draft;
    this.bot = new Effective(draft.content());
    this.abilities = abilities;
  }

  BotView whole() {
    var outlines = outlines();
    return new BotView(
        draft.version(),
        outlines.entrySet().stream().map(flow -> flow(flow.getKey(), flow.getValue())).toList(),
        Effective.shippedTexts().stream().map(this::text).toList(),
        intents(outlines),
        ActsFrom.of(draft.content().actsFrom()),
        Publishing.of(draft.publishing()));
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}
   */
  FlowView flow(String name) {
    var file = bot.flow(name).orElseThrow(() -> new ApiProblem(ApiError.NOT_FOUND));
    return new FlowView(
        draft.version(),
        name,
        bot.originOf(name),
        file.text(),
        FlowOutline.of(file, abilities).stations().stream().map(BotViews::station).toList(),
        FlowWords.in(file).stream()
            .map(place -> new FlowText(place.path(), place.line(), Translated.of(place.texts())))
            .toList());
  }

  /**
   * @throws ApiProblem {@code NOT_FOUND}
   */
  IntentView intent(String intent) {
    var flows = flowsByIntent(outlines());
    if (!bot.intents(flows.keySet()).contains(intent)) {
      throw new ApiProblem(ApiError.NOT_FOUND);
    }
    return new IntentView(
        draft.version(),
        intent,
        flows.get(intent),
        bot.originOfPhrases(intent),
        PhraseLists.of(bot.phrasesOf(intent)));
  }

  private Map<String, FlowOutline> outlines() {
    var outlines = new LinkedHashMap<String, FlowOutline>();
    bot.flows().forEach((name, file) -> outlines.put(name, FlowOutline.of(file, abilities)));
    return outlines;
  }

  private BotFlow flow(String name, FlowOutline outline) {
    return new BotFlow(
        name,
        outline.intent(),
        Translated.of(outline.title()),
        outline.offered(),
        bot.originOf(name));
  }

  private BotText text(GeneralText shipped) {
    var text = bot.text(shipped);
    return new BotText(
        shipped.key(),
        shipped.button(),
        shipped.placeholders(),
        Translated.of(text),
        Translated.of(shipped.texts()),
        text.equals(shipped.texts()) ? Origin.SHIPPED : Origin.CHANGED);
  }

  private List<BotIntent> intents(Map<String, FlowOutline> outlines) {
    var flows = flowsByIntent(outlines);
    return bot.intents(flows.keySet()).stream()
        .map(intent -> intent(intent, flows.get(intent)))
        .toList();
  }

  private BotIntent intent(String intent, @Nullable String flow) {
    var phrases = bot.phrasesOf(intent);
    return new BotIntent(
        intent,
        flow,
        bot.originOfPhrases(intent),
        count(phrases, Language.SPANISH),
        count(phrases, Language.ENGLISH),
        count(phrases, Language.GERMAN));
  }

  private static int count(Map<Language, List<String>> phrases, Language language) {
    return phrases.getOrDefault(language, List.of()).size();
  }

  /** Who is asked for in words; what a button alone begins needs no phrases. */
  private static Map<String, String> flowsByIntent(Map<String, FlowOutline> outlines) {
    var flows = new LinkedHashMap<String, String>();
    outlines.forEach(
        (name, outline) -> {
          if (outline.offered() && !outline.intent().isEmpty()) {
            flows.putIfAbsent(outline.intent(), name);
          }
        });
    return flows;
  }

  private static Station station(FlowOutline.Station station) {
    return new Station(
        station.name(),
        station.kind(),
        station.line(),
        station.subject(),
        station.says().isEmpty() ? null : Translated.of(station.says()),
        station.ways());
  }
}
