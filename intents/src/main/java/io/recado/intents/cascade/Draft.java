package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A reading on its way: what the sure readers settled, and the words they left.
 *
 * @param open words nobody could settle; empty when all is
 * @param seen what a machine saw in pictures; empty without one
 */
record Draft(List<Interpretation> settled, String open, Language language, String seen) {

  Draft {
    settled = List.copyOf(settled);
  }

  /** Without pictures. */
  Draft(List<Interpretation> settled, String open, Language language) {
    this(settled, open, language, "");
  }

  Draft showing(String pictures) {
    return new Draft(settled, open, language, pictures);
  }

  boolean isSettled() {
    return open.isEmpty();
  }

  /** Whether pictures came without a word, and something was seen in them. */
  boolean showsOnly() {
    return isSettled()
        && !seen.isEmpty()
        && settled.stream().allMatch(each -> each.command() instanceof Command.Attach);
  }

  /** The whole reading, once the open words were read; politeness around an errand falls away. */
  Understanding with(List<Interpretation> readings) {
    var all = new ArrayList<>(settled);
    all.addAll(readings);
    boolean errand = all.stream().anyMatch(each -> !isPoliteness(each.command()));
    if (errand) {
      all.removeIf(each -> isPoliteness(each.command()));
    }
    return new Understanding(all.stream().distinct().toList(), language);
  }

  Understanding settledUnderstanding() {
    return with(List.of());
  }

  /** For when no model answers: what is settled stands; words left open are not understood. */
  Understanding withoutModel() {
    var nothing = new Interpretation(new Command.CannotUnderstand(), 0, open, Source.NOBODY);
    return with(isSettled() ? List.of() : List.of(nothing));
  }

  private static boolean isPoliteness(Command command) {
    return command instanceof SmallTalk(SmallTalk.Kind kind) && kind != SmallTalk.Kind.COMPLAINT;
  }
}
