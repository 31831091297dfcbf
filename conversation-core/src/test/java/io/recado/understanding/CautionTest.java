package io.recado.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recado.conversation.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CautionTest {

  private static final Caution SURER = new Caution(Map.of(Language.SPANISH, 0.6));

  @Test
  void whatIsWishedToActUponIsWorthWhatIsUsual() {
    assertThat(SURER.weighed(0.6, Language.SPANISH)).isCloseTo(Caution.USUAL, within(1e-9));
    assertThat(SURER.weighed(0.55, Language.SPANISH)).isLessThan(Caution.USUAL);
    assertThat(SURER.weighed(0.9, Language.SPANISH)).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void languagesNotNamedAreReadAsLearned() {
    assertThat(SURER.weighed(0.45, Language.GERMAN)).isEqualTo(0.45);
  }

  @Test
  void nothingAndEverythingStayWhatTheyAre() {
    assertThat(SURER.weighed(0, Language.SPANISH)).isZero();
    assertThat(SURER.weighed(1, Language.SPANISH)).isEqualTo(1);
  }

  @Test
  void whatIsOutOfBoundsIsBroughtIntoThem() {
    var caution = new Caution(Map.of(Language.SPANISH, 0.01, Language.ENGLISH, 1.5));

    assertThat(caution.actsFrom())
        .containsOnly(
            Map.entry(Language.SPANISH, Caution.LEAST), Map.entry(Language.ENGLISH, Caution.MOST));
  }
}
