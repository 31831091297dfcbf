package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.local.Phrases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How well messages are read whose writer had seen neither phrases nor code. Their worth is that
 * nobody tunes by them: when this fails, find the fault with other messages.
 */
class BlindMessagesTest {

  private static final DemoBot BOT = new DemoBot(TrainedUnderstander.shipped(), () -> {});

  @ParameterizedTest
  @CsvSource({"SPANISH, 0.92", "ENGLISH, 0.92", "GERMAN, 0.90"})
  void messagesAreReadRight(Language language, double bar) {
    var messages = messages(language);

    long right = messages.stream().filter(message -> isReadRight(message, language)).count();

    assertThat(messages).hasSizeGreaterThanOrEqualTo(200);
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
    return IntentName.of(BOT.read(message.text(), language)).name().equals(message.label());
  }

  private static List<LabelledText> messages(Language language) {
    return LabelledSet.in("/blind/" + language.code() + ".tsv");
  }
}
