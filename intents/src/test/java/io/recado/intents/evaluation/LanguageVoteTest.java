package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageVoteTest {

  @ParameterizedTest
  @EnumSource
  void theLanguageOfMostTextsWins(Language language) {
    var texts = new ArrayList<>(LabelledSet.messages(language));
    for (var other : Language.values()) {
      texts.addAll(LabelledSet.messages(other).subList(0, 20));
    }

    assertThat(LanguageVote.on(texts)).isEqualTo(language);
  }

  @Test
  void whatIsUnclearCountsAsSpanish() {
    assertThat(LanguageVote.on(List.of(new LabelledText("a", "ok"), new LabelledText("b", "123"))))
        .isEqualTo(Language.SPANISH);
  }
}
