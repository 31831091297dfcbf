package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.quality.LabelledText;
import io.recado.understanding.Hop;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understanding;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the learned threshold of the local model is held to. */
class PrecisionTest {

  private record Read(LabelledText message, Understanding understanding) {

    boolean isForSure() {
      var last = understanding.trace().getLast();
      return last.reader() == Hop.Reader.LOCAL_MODEL && last.outcome() == Outcome.READ;
    }

    boolean isWrong() {
      return !IntentName.of(understanding).name().equals(message.label());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyElseIsAskedAboutIsRight(Language language) {
    var sure =
        Stream.of("/labelled/", "/blind/")
            .flatMap(set -> LabelledSet.in(set + language.code() + ".tsv").stream())
            .map(message -> new Read(message, ShippedReadings.of(message.text(), language)))
            .filter(Read::isForSure)
            .toList();

    var wrong = sure.stream().filter(Read::isWrong).map(Read::message).toList();

    assertThat((double) wrong.size() / sure.size())
        .as("wrong of %d in %s: %s", sure.size(), language, wrong)
        .isLessThanOrEqualTo(0.02);
    assertThat(sure).as("hardly anything is sure").hasSizeGreaterThan(200);
  }
}
