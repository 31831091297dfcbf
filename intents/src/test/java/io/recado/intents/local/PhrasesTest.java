package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.text.PlainText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the shipped phrases promise, whatever a classifier makes of them. */
class PhrasesTest {

  private static final int FEWEST = 60;
  private static final int LONGEST = 200;

  private static final Phrases SHIPPED = Phrases.shipped();

  @ParameterizedTest
  @EnumSource
  void everyIntentHasEnoughPhrases(Language language) {
    assertThat(SHIPPED.in(language))
        .allSatisfy((intent, phrases) -> assertThat(phrases).hasSizeGreaterThanOrEqualTo(FEWEST));
  }

  /** Two spellings of one phrase teach nothing new, and one phrase of two intents teaches worse. */
  @ParameterizedTest
  @EnumSource
  void noPhraseComesTwice(Language language) {
    var timesSaid =
        phrases(language).stream()
            .collect(Collectors.groupingBy(phrase -> PlainText.of(phrase).value()));

    assertThat(timesSaid.values()).allSatisfy(spellings -> assertThat(spellings).hasSize(1));
  }

  @ParameterizedTest
  @EnumSource
  void everyPhraseSaysSomethingAndIsAsShortAsAMessage(Language language) {
    assertThat(phrases(language))
        .noneMatch(phrase -> PlainText.of(phrase).isEmpty())
        .allMatch(phrase -> phrase.length() <= LONGEST);
  }

  private static List<String> phrases(Language language) {
    Map<String, List<String>> byIntent = SHIPPED.in(language);
    return byIntent.values().stream().flatMap(Collection::stream).toList();
  }
}
