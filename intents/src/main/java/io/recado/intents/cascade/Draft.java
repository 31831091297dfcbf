package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.keyword.Doubts;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading on its way: what the sure readers settled, and the words they left.
 *
 * @param open words nobody could settle; empty when all is
 * @param seen what a machine saw in pictures; empty without one
 * @param confirming the flow whose summary was to be said yes or no to; null when none was
 */
record Draft(
    List<Interpretation> settled,
    String open,
    Language language,
    String seen,
    @Nullable String confirming) {

  Draft {
    settled = List.copyOf(settled);
  }

  /** Without pictures. */
  Draft(List<Interpretation> settled, String open, Language language) {
    this(settled, open, language, "", null);
  }

  Draft showing(String pictures) {
    return new Draft(settled, open, language, pictures, confirming);
  }

  Draft confirming(String flow) {
    return new Draft(settled, open, language, seen, flow);
  }

  /** With this in the place of the yes that was settled. */
  Draft withoutYes(List<Interpretation> instead) {
    var rest = new ArrayList<>(settled);
    rest.removeIf(each -> each.command() instanceof Command.Affirm);
    rest.addAll(instead);
    return new Draft(rest, open, language, seen, confirming);
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
    if (confirming != null && !isSettled() && !agree(readings)) {
      all.removeIf(each -> each.command() instanceof Command.Affirm);
    }
    if (all.isEmpty() && !isSettled()) {
      all.add(Verdicts.notUnderstood(open, 0));
    }
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

  /**
   * Whether a yes stands beside what the open words were read as: politeness, the yes once more, or
   * another errand without a reservation. "Sí" and "mejor cancela la cita" book no appointment, nor
   * do "sí" and "¿cuánto me cobran?": that may depend on the answer.
   */
  private boolean agree(List<Interpretation> readings) {
    return readings.stream().allMatch(reading -> agrees(reading.command()))
        && !Doubts.reserve(open)
        && !Doubts.areIn(open, language);
  }

  private boolean agrees(Command command) {
    return switch (command) {
      case Command.StartFlow(var intent) -> isAboutSomethingElse(intent);
      case Command.SetSlot _, Command.Affirm _ -> true;
      case Command _ -> isPoliteness(command);
    };
  }

  private boolean isAboutSomethingElse(String intent) {
    return confirming != null
        && !SeveralErrands.matterOf(intent).equals(SeveralErrands.matterOf(confirming));
  }

  private static boolean isPoliteness(Command command) {
    return command instanceof SmallTalk(SmallTalk.Kind kind) && kind != SmallTalk.Kind.COMPLAINT;
  }
}
