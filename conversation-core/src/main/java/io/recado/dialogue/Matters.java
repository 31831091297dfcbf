package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Matter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How customers may say again what a summary asks them. */
final class Matters {

  /** What stands before a detail says of which kind it is: "• Fotos: {slot.photos}". */
  private static final Pattern LABEL = Pattern.compile("(?m)^•[^:\\n]*:");

  private Matters() {}

  /**
   * The words of the summary itself count as what it is about, and the name of what was found for
   * the customer. What they said themselves does not, nor do details that were found, which may be
   * words of anybody's: they may be saying something else of it. Neither do the labels of details:
   * "sí, mando fotos" is about photos that are still to come.
   */
  static Matter of(FlowRun run, Flow flow, Step.Confirm step) {
    var things = new LinkedHashSet<String>();
    for (var language : Language.values()) {
      things.add(flow.title().in(language));
      things.add(LABEL.matcher(step.summary().in(language, name -> "")).replaceAll(""));
    }
    run.slots()
        .values()
        .forEach(
            value -> {
              if (value instanceof SlotValue.Picked picked) {
                things.add(picked.title());
              }
            });
    return new Matter(acts(step), things);
  }

  private static Set<String> acts(Step.Confirm step) {
    return step.words().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
