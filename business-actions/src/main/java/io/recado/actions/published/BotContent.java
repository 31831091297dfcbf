package io.recado.actions.published;

import io.recado.conversation.Language;
import io.recado.dialogue.YamlFile;
import java.util.List;
import java.util.Map;

/**
 * What a tenant's bot says and understands other than the one that comes with Recado.
 *
 * @param flows a file each (docs/flows.md); one of the name of a shipped flow is in its place
 * @param texts general texts, by {@link io.recado.dialogue.GeneralText#key()}
 * @param phrases by intent; in the place of the shipped ones where that intent has some
 * @param actsFrom how sure it is to be before it acts, see {@link
 *     io.recado.understanding.Caution#actsFrom()}; of a language that is not named as usual
 */
public record BotContent(
    List<YamlFile> flows,
    Map<String, Map<Language, String>> texts,
    Map<String, Map<Language, List<String>>> phrases,
    Map<Language, Double> actsFrom) {

  /** As Recado comes. */
  public static final BotContent SHIPPED = new BotContent(List.of(), Map.of(), Map.of(), Map.of());

  /** Actions in files count among them when it is published. */
  public static final int MOST_FLOWS = PublicationCheck.MOST_FILES;

  public BotContent {
    flows = List.copyOf(flows);
    texts = Map.copyOf(texts);
    phrases = Map.copyOf(phrases);
    actsFrom = Map.copyOf(actsFrom);
  }

  public BotContent withFlows(List<YamlFile> others) {
    return new BotContent(others, texts, phrases, actsFrom);
  }

  public BotContent withTexts(Map<String, Map<Language, String>> others) {
    return new BotContent(flows, others, phrases, actsFrom);
  }

  public BotContent withPhrases(Map<String, Map<Language, List<String>>> others) {
    return new BotContent(flows, texts, others, actsFrom);
  }

  public BotContent actingFrom(Map<Language, Double> others) {
    return new BotContent(flows, texts, phrases, others);
  }

  @Override
  public String toString() {
    return "BotContent of %d flows, %d texts, phrases of %d intents"
        .formatted(flows.size(), texts.size(), phrases.size());
  }
}
