package io.recado.intents.evaluation;

import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of figures, and lists below them, for people to read. */
final class Table {

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void row(String what, String figures) {
    out.println("%-18s %s".formatted(what, figures));
  }

  void line(String text) {
    out.println(text.stripTrailing());
  }

  /** The lists that were asked for; null stands for one that was not. */
  void findings(
      @Nullable List<Confusion> confusions,
      @Nullable List<WeakPhrase> weakPhrases,
      @Nullable List<LabelError> labelErrors) {
    ifAny(confusions, this::confusions);
    ifAny(weakPhrases, this::weakPhrases);
    ifAny(labelErrors, this::labelErrors);
  }

  private void confusions(List<Confusion> confusions) {
    heading("Confusions: how many, which share of the label, meant > taken for", confusions);
    for (var each : confusions) {
      out.println(
          "%4d  %7s  %s > %s  \"%s\""
              .formatted(
                  each.messages(),
                  percent(each.share()),
                  each.label(),
                  each.takenFor(),
                  each.example()));
    }
  }

  private void weakPhrases(List<WeakPhrase> phrases) {
    heading("Weak phrases: what the others of its intent make of it", phrases);
    for (var each : phrases) {
      out.println(
          "%7s  %s  \"%s\"".formatted(percent(each.probability()), each.label(), each.phrase()));
    }
  }

  private void labelErrors(List<LabelError> errors) {
    heading("Likely label errors: how likely, labelled > rather", errors);
    for (var each : errors) {
      out.println(
          "%7s  %s > %s  \"%s\""
              .formatted(
                  percent(each.probability()), each.label(), each.suggested(), each.phrase()));
    }
  }

  private void heading(String heading, List<?> below) {
    out.println();
    out.println(heading + (below.isEmpty() ? ": none" : ""));
  }

  static <T> void ifAny(@Nullable T value, Consumer<T> printing) {
    if (value != null) {
      printing.accept(value);
    }
  }

  static String percent(@Nullable Double share) {
    return share == null ? "unknown" : decimals(1, 100 * share) + " %";
  }

  static String decimals(int places, double value) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
