package io.recado.intents.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import io.recado.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Labelled questions on the demo tenant's knowledge: what is found, what is answered, and what is
 * withheld. With {@code -Dknowledge.evidence=<file>} the evidence of every passage found is written
 * down, for who wants to fit the weights of {@link Support}, which were set by hand.
 */
@Tag("server")
class RetrievalTest {

  private static KnowledgeSite site;

  @BeforeAll
  static void start() {
    site = KnowledgeSite.ofDemo();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void findsWhatAnswersAndWithholdsWhatNothingAnswers(Language language) throws IOException {
    var asked = questions(language).stream().map(question -> ask(language, question)).toList();
    var answerable = asked.stream().filter(Asked::isAnswerable).toList();
    var unanswerable = asked.stream().filter(each -> !each.isAnswerable()).toList();
    writeEvidence(language, asked);

    var report =
        "%s: recall@1 %.3f, recall@3 %.3f, answered rightly %.3f, wrongly %d of %d; withheld %.3f%n%s"
            .formatted(
                language,
                share(answerable, each -> each.isAmong(1)),
                share(answerable, each -> each.isAmong(3)),
                share(answerable, each -> each.isAmong(1) && each.isAnswered()),
                answerable.stream().filter(each -> each.isAnswered() && !each.isAmong(1)).count(),
                answerable.size(),
                share(unanswerable, each -> !each.isAnswered()),
                faults(asked));
    System.out.println(report.lines().findFirst().orElseThrow());

    assertThat(answerable).hasSizeGreaterThanOrEqualTo(30);
    assertThat(unanswerable).hasSizeGreaterThanOrEqualTo(10);
    assertThat(share(answerable, each -> each.isAmong(3))).as(report).isGreaterThanOrEqualTo(0.9);
    assertThat(share(unanswerable, each -> !each.isAnswered()))
        .as(report)
        .isGreaterThanOrEqualTo(0.9);
    assertThat(share(answerable, each -> each.isAmong(1) && each.isAnswered()))
        .as(report)
        .isGreaterThanOrEqualTo(0.75);
  }

  private static Asked ask(Language language, Question question) {
    var hits = site.search().find(site.tenant(), language, question.words());
    return new Asked(question, Await.value(hits.defaultIfEmpty(List.of())));
  }

  private static double share(List<Asked> asked, Predicate<Asked> holds) {
    return (double) asked.stream().filter(holds).count() / asked.size();
  }

  private static String faults(List<Asked> asked) {
    return asked.stream()
        .filter(
            each ->
                each.isAnswerable() ? !each.isAmong(1) || !each.isAnswered() : each.isAnswered())
        .map(Asked::toString)
        .collect(Collectors.joining("\n"));
  }

  private static void writeEvidence(Language language, List<Asked> asked) throws IOException {
    var file = System.getProperty("knowledge.evidence");
    if (file == null) {
      return;
    }
    var lines = new ArrayList<String>();
    for (var each : asked) {
      for (var hit : each.hits()) {
        var figures =
            DoubleStream.of(hit.evidence().figures())
                .mapToObj(figure -> String.format(Locale.ROOT, "%.4f", figure))
                .collect(Collectors.joining("\t"));
        boolean right = each.isAnswerable() && hit.passage().body().contains(each.question().key());
        lines.add(
            "%s\t%s\t%d\t%s"
                .formatted(language.code(), each.question().words(), right ? 1 : 0, figures));
      }
    }
    Files.write(Path.of(file + "." + language.code()), lines);
  }

  private static List<Question> questions(Language language) {
    return Lines.of("/knowledge/%s.tsv".formatted(language.code())).stream()
        .map(line -> line.split("\t"))
        .map(parts -> new Question(parts[0], parts[1]))
        .toList();
  }

  private record Question(String key, String words) {}

  private record Asked(Question question, List<Hit> hits) {

    boolean isAnswerable() {
      return !question.key().equals("-");
    }

    boolean isAnswered() {
      return !hits.isEmpty() && hits.getFirst().support() >= Support.ENOUGH;
    }

    boolean isAmong(int first) {
      return hits.stream()
          .limit(first)
          .anyMatch(hit -> hit.passage().body().contains(question.key()));
    }

    @Override
    public String toString() {
      var best =
          hits.isEmpty()
              ? "nothing"
              : "%.2f %s %s"
                  .formatted(
                      hits.getFirst().support(),
                      hits.getFirst().passage().headings(),
                      hits.getFirst().evidence());
      return "  %s → %s".formatted(question, best);
    }
  }
}
