package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.admin.bot.BotView.Origin;
import io.recado.conversation.Language;
import io.recado.dialogue.GeneralText;
import io.recado.dialogue.ShippedFlows;
import io.recado.dialogue.YamlFile;
import io.recado.intents.local.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot says and understands in all: what comes with Recado, and a tenant's own in its place.
 * Makes of changes to that what is the tenant's own.
 */
record Effective(BotContent content) {

  private static final Phrases SHIPPED_PHRASES = Phrases.shipped();
  private static final List<GeneralText> SHIPPED_TEXTS = GeneralText.shipped();

  static List<GeneralText> shippedTexts() {
    return SHIPPED_TEXTS;
  }

  /** Name → file, in the order in which customers are offered them. */
  Map<String, YamlFile> flows() {
    var flows = new LinkedHashMap<String, YamlFile>();
    ShippedFlows.with(content.flows())
        .forEach(file -> flows.putIfAbsent(ShippedFlows.nameOf(file), file));
    return flows;
  }

  Optional<YamlFile> flow(String name) {
    return Optional.ofNullable(flows().get(name));
  }

  Origin originOf(String flow) {
    return origin(
        ShippedFlows.declaring(flow).isPresent(),
        content.flows().stream().anyMatch(file -> ShippedFlows.nameOf(file).equals(flow)));
  }

  /** With this file in the place of the flow of that name, or behind them all. */
  BotContent withFlow(String name, String yaml) {
    var others = withoutFlow(name);
    var isShipped = ShippedFlows.declaring(name).filter(file -> file.text().equals(yaml));
    if (isShipped.isPresent()) {
      return others;
    }
    var flows = new ArrayList<>(others.flows());
    flows.add(new YamlFile("flows/" + name + ".yaml", yaml));
    return content.withFlows(flows);
  }

  /** With the shipped flow of that name, or none. */
  BotContent withoutFlow(String name) {
    return content.withFlows(
        content.flows().stream().filter(file -> !ShippedFlows.nameOf(file).equals(name)).toList());
  }

  Map<Language, String> text(GeneralText shipped) {
    return content.texts().getOrDefault(shipped.key(), shipped.texts());
  }

  /** What is as it comes is not the tenant's own. */
  BotContent withTexts(Map<String, Map<Language, String>> changed) {
    var own = new HashMap<>(content.texts());
    own.putAll(changed);
    SHIPPED_TEXTS.forEach(shipped -> own.remove(shipped.key(), shipped.texts()));
    return content.withTexts(own);
  }

  Phrases phrases() {
    return SHIPPED_PHRASES.with(content.phrases());
  }

  /** Those that come with Recado, those that begin a flow, and those that have phrases. */
  Set<String> intents(Set<String> ofFlows) {
    var intents = new LinkedHashSet<>(SHIPPED_PHRASES.in(Language.SPANISH).keySet());
    intents.addAll(ofFlows);
    intents.addAll(content.phrases().keySet());
    return intents;
  }

  Map<Language, List<String>> phrasesOf(String intent) {
    return phrases(phrases(), intent);
  }

  Origin originOfPhrases(String intent) {
    return origin(
        SHIPPED_PHRASES.in(Language.SPANISH).containsKey(intent),
        content.phrases().containsKey(intent));
  }

  BotContent withPhrases(String intent, Map<Language, List<String>> phrases) {
    var own = new HashMap<>(content.phrases());
    own.put(intent, phrases);
    own.remove(intent, phrases(SHIPPED_PHRASES, intent));
    return content.withPhrases(own);
  }

  BotContent withoutPhrases(String intent) {
    var own = new HashMap<>(content.phrases());
    own.remove(intent);
    return content.withPhrases(own);
  }

  private static Map<Language, List<String>> phrases(Phrases all, String intent) {
    var phrases = new EnumMap<Language, List<String>>(Language.class);
    for (var language : Language.values()) {
      phrases.put(
          language, Objects.requireNonNullElse(all.in(language).get(intent), List.<String>of()));
    }
    return phrases;
  }

  private static Origin origin(boolean isShipped, boolean isOwn) {
    if (!isShipped) {
      return Origin.OWN;
    }
    return isOwn ? Origin.CHANGED : Origin.SHIPPED;
  }
}
