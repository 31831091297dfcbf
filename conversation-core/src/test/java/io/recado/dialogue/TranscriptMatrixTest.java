package io.recado.dialogue;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.ShownCells.Cell;
import io.recado.dialogue.ShownCells.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whether the transcripts show every flow that comes with Recado in every language with every
 * outcome, and corrected, interrupted, cancelled and in a burst.
 */
class TranscriptMatrixTest {

  /** What cannot happen, and why. */
  private static final Map<String, String> IMPOSSIBLE =
      Map.of(
          "open_ticket.follow REJECTED", "reports are never refused",
          "check_outage.follow REJECTED", "reports are never refused",
          "check_outage.report REJECTED", "reports are never refused",
          "pay_invoice.days NOTHING", "the last days are always there",
          "answer_offer CORRECTED", "its one answer is acted on at once",
          "confirm_appointment CORRECTED", "its one answer is acted on at once",
          "rate_ticket CORRECTED", "each answer is acted on at once",
          "prove_identity CORRECTED", "each answer is acted on at once");

  @Test
  void everythingThatCanHappenIsShownInEveryLanguage() throws IOException {
    var shown = shown();

    var missing = cells().filter(cell -> !shown.contains(cell)).collect(toCollection(TreeSet::new));
    missing.removeIf(cell -> IMPOSSIBLE.containsKey(named(cell)));

    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsSaidToBeImpossibleDoesNotHappen() throws IOException {
    var shown = shown().stream().map(TranscriptMatrixTest::named);

    assertThat(shown).doesNotContainAnyElementsOf(IMPOSSIBLE.keySet());
    assertThat(cells().map(TranscriptMatrixTest::named)).containsAll(IMPOSSIBLE.keySet());
  }

  private static String named(Cell cell) {
    return cell.what() + " " + cell.shown();
  }

  private static Set<Cell> shown() throws IOException {
    var shown = new TreeSet<Cell>();
    try (var files = Files.list(TranscriptsTest.FOLDER)) {
      files.map(TranscriptMatrixTest::read).map(Transcript::shown).forEach(shown::addAll);
    }
    return shown;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Cell> cells() {
    return TestFlows.shipped().all().flatMap(TranscriptMatrixTest::cells);
  }

  private static Stream<Cell> cells(Flow flow) {
    var ofSteps =
        flow.steps().stream()
            .flatMap(step -> cells(flow.name() + "." + step.name(), shownAt(step)));
    return Stream.concat(cells(flow.name(), Shown.OF_FLOWS), ofSteps);
  }

  private static Set<Shown> shownAt(Step step) {
    return switch (step) {
      case Step.Call _ -> Shown.OF_ACTIONS;
      case Step.Look _ -> Shown.OF_LOOKUPS;
      case Step.Collect _,
          Step.Confirm _,
          Step.Say _,
          Step.Branch _,
          Step.Continue _,
          Step.HandOff _,
          Step.End _ ->
          Set.of();
    };
  }

  private static Stream<Cell> cells(String what, Set<Shown> all) {
    return all.stream()
        .flatMap(
            shown -> Stream.of(Language.values()).map(language -> new Cell(what, shown, language)));
  }
}
