package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LabelledText;
import io.recado.intents.text.PerLanguage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How well messages are read whose writer had seen neither phrases nor code. Their worth is that
 * nobody tunes by them: when this fails, find the fault with other messages.
 */
class BlindMessagesTest {

  /** A second writer's German ones have four times as many that are out of scope. */
  private static final PerLanguage<List<String>> FILES =
      new PerLanguage<>(
          language ->
              switch (language) {
                case SPANISH, ENGLISH -> List.of(language.code());
                case GERMAN -> List.of("de", "de-2");
              });

  @ParameterizedTest
  @CsvSource({"SPANISH, 200, 0.92", "ENGLISH, 200, 0.92", "GERMAN, 420, 0.92"})
  void messagesAreReadRight(Language language, int fewest, double bar) {
    var messages = messages(language);

    long right = messages.stream().filter(message -> isReadRight(message, language)).count();

    assertThat(messages).hasSizeGreaterThanOrEqualTo(fewest);
    assertThat((double) right / messages.size()).isGreaterThanOrEqualTo(bar);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutOfScopeIsRarelyActedOn(Language language) {
    var strangers =
        messages(language).stream()
            .filter(message -> message.label().equals(Phrases.OUT_OF_SCOPE))
            .toList();

    long left = strangers.stream().filter(message -> isReadRight(message, language)).count();

    assertThat((double) left / strangers.size()).isGreaterThanOrEqualTo(0.9);
  }

  private static boolean isReadRight(LabelledText message, Language language) {
    return ShippedReadings.intentOf(message.text(), language).equals(message.label());
  }

  private static List<LabelledText> messages(Language language) {
    return FILES.in(language).stream()
        .flatMap(file -> LabelledSet.in("/blind/" + file + ".tsv").stream())
        .toList();
  }
}
