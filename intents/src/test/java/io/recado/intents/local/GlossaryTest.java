package io.recado.intents.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import io.recado.intents.text.Lines;
import io.recado.intents.text.PlainText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlossaryTest {

  private final Glossary spanish =
      new Glossary(Language.SPANISH, List.of("pay: pag- abono", "page: página", "bill: factura"));
  private final Glossary german =
      new Glossary(
          Language.GERMAN,
          List.of(
              "open: öffne-",
              "time: zeit zeiten",
              "bill: rechnung-",
              "amount: betrag",
              "send: schick-"));

  @ParameterizedTest
  @CsvSource({
    "'¡PÁGALA, ya!', '¡pay, ya!'",
    "pagina web, page web",
    "la facturaría, la facturaría",
    "mi factura y el abono, mi bill y el pay",
    "pagadísimamente, pagadísimamente",
    "Juan $1 \\2 7590, Juan $1 \\2 7590"
  })
  void wordsAreSaidInEnglishAndTheOthersStay(String text, String english) {
    assertThat(spanish.inEnglish(text)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "Rechnungsbetrag, bill amount",
    "Rechnungsbeträge?, bill betrage?",
    "öffnen, open",
    "oeffnen, open",
    "offnen, open",
    "Öffnungszeiten, Öffnungszeiten",
    "die Zeitrechnung, die time bill",
    "geschickt, send",
    "Seitenbetrag, Seitenbetrag"
  })
  void germanWordsAreTakenApartWhereNeedBe(String text, String english) {
    assertThat(german.inEnglish(text)).isEqualTo(english);
  }

  @Test
  void theShippedOnesKnowWhatCustomersSay() {
    assertThat(shipped(Language.SPANISH).inEnglish("¿Cuándo vence mi factura?"))
        .isEqualTo("¿when due my bill?");
    assertThat(shipped(Language.GERMAN).inEnglish("Wann ist meine Internetrechnung fällig?"))
        .isEqualTo("when is my internet bill due?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "de"})
  void everyLineNamesAnEnglishWordAndWhatStandsForItAlone(String language) {
    var lines = Lines.of("/glosses/" + language + ".txt");

    assertThat(lines).allMatch(line -> line.matches("[a-z' ]+: \\S+( \\S+)*"));
    assertThat(lines.stream().flatMap(GlossaryTest::forms)).doesNotHaveDuplicates();
  }

  private static Glossary shipped(Language language) {
    return Objects.requireNonNull(Glossary.shipped(language));
  }

  private static Stream<String> forms(String line) {
    return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" "))
        .map(form -> PlainText.of(form).value() + (form.endsWith("-") ? "-" : ""));
  }

  @Test
  void onlyAModelThatReadsNothingElseIsToldInEnglish() {
    var english = new Echo(true);
    var any = new Echo(false);

    assertThat(InEnglish.where(Language.SPANISH, null)).isNull();
    assertThat(InEnglish.where(Language.SPANISH, any)).isSameAs(any);
    assertThat(InEnglish.where(Language.GERMAN, any)).isSameAs(any);
    assertThat(InEnglish.where(Language.ENGLISH, english)).isSameAs(english);
    var spanish = Objects.requireNonNull(InEnglish.where(Language.SPANISH, english));
    assertThat(spanish.embed("recibo")).isEqualTo(english.embed("bill"));
    assertThat(spanish.knows("recibo")).isTrue();
    assertThat(spanish.knows("reciboo")).isFalse();
    var german = Objects.requireNonNull(InEnglish.where(Language.GERMAN, english));
    assertThat(german.embed("rechnung")).isEqualTo(english.embed("bill"));
  }

  /** A text's letters are its vector. */
  private record Echo(boolean readsEnglishAlone) implements Embedder {

    @Override
    public int dimensions() {
      return 8;
    }

    @Override
    public float[] embed(String text) {
      var vector = new float[dimensions()];
      for (int i = 0; i < Math.min(text.length(), vector.length); i++) {
        vector[i] = text.charAt(i);
      }
      return vector;
    }

    @Override
    public boolean knows(String word) {
      return false;
    }

    @Override
    public String fingerprint() {
      return "echo";
    }
  }
}
