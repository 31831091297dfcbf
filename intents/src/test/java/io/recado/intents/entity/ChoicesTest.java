package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Option;
import io.recado.intents.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How customers pick from a list, in tables. */
class ChoicesTest {

  private static final int FEWEST_CASES = 30;

  private static final List<Option> SERVICES =
      List.of(
          new Option("internet", Set.of("internet", "wifi", "wlan", "router")),
          new Option(
              "telephone",
              Set.of("teléfono", "línea", "telephone", "phone", "landline", "telefon", "festnetz")),
          new Option(
              "television",
              Set.of(
                  "televisión",
                  "tele",
                  "canales",
                  "television",
                  "tv",
                  "channels",
                  "fernsehen",
                  "sender")),
          new Option("billing", Set.of("facturación", "factura", "billing", "bill", "rechnung")),
          new Option(
              "other",
              Set.of(
                  "otro", "otra cosa", "other", "something else", "sonstiges", "etwas anderes")));

  private final Options options = new Options();

  @ParameterizedTest
  @EnumSource(Language.class)
  void choicesAreReadAsTheTablesSay(Language language) {
    var rows = Lines.of("/entity/choices/" + language.code() + ".tsv");

    var wrong = wrong(rows);

    assertThat(rows).hasSizeGreaterThan(FEWEST_CASES);
    assertThat(wrong).isEmpty();
  }

  private List<String> wrong(List<String> rows) {
    var wrong = new ArrayList<String>();
    for (var row : rows) {
      var cells = row.split("\t");
      var read = options.answer(cells[0], SERVICES).map(found -> found.option().name()).orElse("-");
      if (!read.equals(cells[1])) {
        wrong.add(cells[0] + ": " + read + " instead of " + cells[1]);
      }
    }
    return wrong;
  }
}
