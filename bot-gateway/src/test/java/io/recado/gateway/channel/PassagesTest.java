package io.recado.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.channel.Passages.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassagesTest {

  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final String ACCENTED = "e\u0301";

  @Test
  void whatFitsStaysWhole() {
    assertThat(Passages.split("hola", 4)).containsExactly("hola");
    assertThat(Passages.split("", 4)).containsExactly("");
    assertThat(Passages.ending("hola", 4)).isEqualTo(new Cut("", "hola"));
    assertThat(Passages.shorten("hola", 4)).isEqualTo(new Cut("hola", ""));
  }

  @Test
  void cutsBetweenParagraphsFirst() {
    assertThat(Passages.split("One. Two.\n\nThree\nfour. Five.", 18))
        .containsExactly("One. Two.", "Three\nfour. Five.");
  }

  @Test
  void thenBetweenLinesThenSentencesThenWords() {
    assertThat(Passages.split("One. Two\nthree. Four", 14))
        .containsExactly("One. Two", "three. Four");
    assertThat(Passages.split("One two. Three four", 14)).containsExactly("One two.", "Three four");
    assertThat(Passages.split("one two three four", 14)).containsExactly("one two three", "four");
  }

  @Test
  void keepsUrlsWhole() {
    assertThat(Passages.split("Mira https://demo.test/a?B=c.D aquí", 31))
        .containsExactly("Mira https://demo.test/a?B=c.D", "aquí");
  }

  @Test
  void neverCutsWhatShowsAsOneCharacter() {
    assertThat(Passages.split(FAMILY + FAMILY, FAMILY.length() + 3))
        .containsExactly(FAMILY, FAMILY);
    assertThat(Passages.split(ACCENTED.repeat(3), 3)).containsExactly(ACCENTED, ACCENTED, ACCENTED);
  }

  @Test
  void evenOneEndlessCharacterIsCutBetweenCodePoints() {
    assertThat(Passages.split(FAMILY, 4))
        .allSatisfy(
            part -> {
              assertThat(part).hasSizeLessThanOrEqualTo(4);
              assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 17, 100, 1024, 4096})
  void splittingLosesNothingButBlanks(int most) {
    var text = "¿Qué tal? Todo bien.\nHoy llueve, mañana no. ".repeat(400);

    var passages = Passages.split(text, most);

    assertThat(passages).allSatisfy(passage -> assertThat(passage).hasSizeBetween(1, most));
    assertThat(String.join("", passages).replaceAll("\\s", ""))
        .isEqualTo(text.replaceAll("\\s", ""));
  }

  @Test
  void endingLeavesTheQuestionWithItsOptions() {
    assertThat(Passages.ending("A long story.\n\nWhat now?", 15))
        .isEqualTo(new Cut("A long story.", "What now?"));
  }

  @Test
  void blanksAroundALongTextMakeNoPassage() {
    var text = " ".repeat(50) + "hola" + "\n".repeat(50);

    assertThat(Passages.split(text, 10)).containsExactly("hola");
    assertThat(Passages.ending(text, 10)).isEqualTo(new Cut("", "hola"));
  }

  @Test
  void shortensOnOneLineWithAnEllipsis() {
    assertThat(Passages.shorten("Mi conexión\n se corta todas las noches", 24))
        .isEqualTo(new Cut("Mi conexión se corta…", "todas las noches"));
    assertThat(Passages.shorten(FAMILY + FAMILY, FAMILY.length() + 2))
        .isEqualTo(new Cut(FAMILY + "…", FAMILY));
  }
}
