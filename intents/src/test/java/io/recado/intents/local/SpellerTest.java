package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellerTest {

  private final Speller speller =
      Speller.knowing(
          List.of("My card was stolen", "my card?", "a cord"), Language.ENGLISH, "cart"::equals);

  @ParameterizedTest
  @CsvSource({"stoeln", "stole", "stollen", "stalen", "STOLENN"})
  void aSlipOfTheFingerIsCorrected(String slip) {
    assertThat(speller.corrected("was " + slip + "!")).isEqualTo("was stolen!");
  }

  @Test
  void theMoreFrequentWordIsPreferred() {
    assertThat(speller.corrected("my cerd")).isEqualTo("my card");
  }

  @Test
  void anEnglishWordOfThreeLettersMayHaveLostOne() {
    assertThat(speller.corrected("my crd")).isEqualTo("my card");
    assertThat(speller.corrected("my cra")).isEqualTo("my cra");
  }

  @Test
  void withoutAnEmbedderShortWordsStay() {
    var alone = Speller.knowing(List.of("my card"), Language.ENGLISH, Head.words(null));

    assertThat(alone.corrected("my car, crd, cadr")).isEqualTo("my car, crd, card");
  }

  @Test
  void wordsKnownElsewhereShortOnesAndNumbersStay() {
    assertThat(speller.corrected("mi cart c4rd")).isEqualTo("mi cart c4rd");
  }

  @Test
  void wordsFarFromAllThatIsKnownStay() {
    assertThat(speller.corrected("xylophone")).isEqualTo("xylophone");
  }

  @ParameterizedTest
  @CsvSource({
    "card, card, false",
    "card, cards, true",
    "card, crad, true",
    "card, cord, true",
    "card, cdra, false",
    "card, corn, false"
  })
  void oneSlipIsALetterMoreLessOrOtherOrTwoSwapped(String one, String other, boolean apart) {
    assertThat(OneSlip.apart(one, other)).isEqualTo(apart);
    assertThat(OneSlip.apart(other, one)).isEqualTo(apart);
  }
}
