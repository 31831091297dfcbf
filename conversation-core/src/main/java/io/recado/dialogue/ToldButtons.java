package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Buttons of a message from outside of the dialogue, as customers type them: what stands on them,
 * and what the flows behind them declare, in whatever language.
 */
final class ToldButtons {

  private ToldButtons() {}

  /** An option for each button, named by its id; none of what offers nothing. */
  static List<Expectation.Option> of(FlowCatalog catalog, @Nullable OutboundContent told) {
    return told instanceof Choices choices
        ? choices.options().stream().map(option -> typed(catalog, option)).toList()
        : List.of();
  }

  private static Expectation.Option typed(FlowCatalog catalog, Option option) {
    var words = new LinkedHashSet<String>();
    words.add(option.title());
    OptionId.parse(option.id())
        .flatMap(ErrandButton::of)
        .ifPresent(button -> words(catalog, button).forEach(words::add));
    return new Expectation.Option(option.id(), words);
  }

  private static Stream<String> words(FlowCatalog catalog, ErrandButton button) {
    return catalog.ofIntent(button.intent()).stream()
        .flatMap(flow -> Stream.concat(all(flow.words()), chosen(flow, button.details())));
  }

  /** What says the options that the button chooses already: "take it" of an offer. */
  private static Stream<String> chosen(Flow flow, Map<String, String> details) {
    return details.entrySet().stream()
        .flatMap(
            detail ->
                flow.slot(detail.getKey()).stream()
                    .flatMap(slot -> chosen(slot, detail.getValue())));
  }

  private static Stream<String> chosen(Slot slot, String name) {
    return slot.type() instanceof Slot.Choice choice
        ? choice.option(name).stream().flatMap(option -> all(option.words()))
        : Stream.empty();
  }

  private static Stream<String> all(Map<Language, Set<String>> words) {
    return words.values().stream().flatMap(Set::stream);
  }
}
