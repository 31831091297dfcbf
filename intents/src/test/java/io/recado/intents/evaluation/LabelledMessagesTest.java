package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How well messages are read that were written apart from the phrases. */
class LabelledMessagesTest {

  @ParameterizedTest
  @CsvSource({"SPANISH, 0.92", "ENGLISH, 0.95", "GERMAN, 0.92"})
  void messagesAreReadRight(Language language, double bar) {
    var mistakes = new ArrayList<String>();
    var labelled = LabelledSet.messages(language);

    for (var message : labelled) {
      var read = ShippedReadings.intentOf(message.text(), language);
      if (!read.equals(message.label())) {
        mistakes.add(message.label() + " read as " + read + ": " + message.text());
      }
    }

    double accuracy = 1 - (double) mistakes.size() / labelled.size();

    assertThat(accuracy).as("%s, mistakes %s", language, mistakes).isGreaterThanOrEqualTo(bar);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutOfScopeIsRarelyActedOn(Language language) {
    var strangers =
        LabelledSet.messages(language).stream()
            .filter(message -> message.label().equals(Phrases.OUT_OF_SCOPE))
            .toList();

    var left =
        strangers.stream()
            .filter(
                message ->
                    ShippedReadings.intentOf(message.text(), language)
                        .equals(Phrases.OUT_OF_SCOPE));

    assertThat((double) left.count() / strangers.size()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void noLabelledMessageIsATrainingPhrase() {
    for (var language : Language.values()) {
      var phrases = Set.copyOf(Phrases.shipped().all().in(language));

      assertThat(LabelledSet.messages(language))
          .noneMatch(message -> phrases.contains(message.text()));
    }
  }
}
