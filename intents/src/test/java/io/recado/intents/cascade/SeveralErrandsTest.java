package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.intents.TrainedUnderstander;
import io.recado.intents.Utterances;
import io.recado.intents.text.Lines;
import io.recado.understanding.Command;
import io.recado.understanding.Command.StartFlow;
import io.recado.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralErrandsTest {

  @ParameterizedTest
  @EnumSource
  void bothWishesOfAMessageAreRead(Language language) {
    var messages = Lines.of("/several/" + language.code() + ".tsv");
    var mistakes = new ArrayList<String>();

    for (var line : messages) {
      var message = line.split("\t");
      var read = String.join("+", errands(read(message[1], language)));
      if (!read.equals(message[0])) {
        mistakes.add(read + ": " + line);
      }
    }

    assertThat(messages).hasSizeGreaterThanOrEqualTo(10);
    assertThat(mistakes).hasSizeLessThanOrEqualTo(messages.size() / 10);
  }

  @ParameterizedTest
  @EnumSource
  void aMessageAboutOneMatterIsNotDivided(Language language) {
    var divided =
        Lines.of("/labelled/" + language.code() + ".tsv").stream()
            .map(line -> line.split("\t")[1])
            .filter(text -> errands(read(text, language)).size() > 1)
            .count();

    assertThat(divided).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | restablece mi contraseña y cuál es su horario de atención? | cuál es su horario",
        "ENGLISH | reset my password and what are your opening hours? | what are your opening hours",
        "GERMAN | setzen Sie mein Passwort zurück und wann haben Sie geöffnet? | wann haben Sie geöffnet"
      })
  void aQuestionBesideAnErrandIsAnswered(Language language, String text, String question) {
    var read = read(text, language);

    assertThat(errands(read)).containsExactly("reset_password", "faq");
    assertThat(read.commands())
        .filteredOn(Command.AskKnowledge.class::isInstance)
        .singleElement()
        .asString()
        .contains(question)
        .doesNotContain("pass", "contraseña", "Passwort");
  }

  @Test
  void eachWishBringsItsOwnDetails() {
    var read =
        Utterances.saying("Cancela mi cita del jueves. El router no enciende desde ayer")
            .in(Language.SPANISH)
            .withTicketHints()
            .toABotForAllErrands()
            .readBy(TrainedUnderstander.shipped());

    assertThat(read.commands())
        .filteredOn(Command.SetSlot.class::isInstance)
        .map(command -> ((Command.SetSlot) command).value().text())
        .contains("El router no enciende desde ayer")
        .noneMatch(text -> text.contains("Cancela"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "internet y teléfono no funcionan",
        "no tengo señal y ya reinicié el router, hay una falla en la zona?",
        "quiero cancelar mi cita y pedir otra para el lunes",
        "¿podría venir alguien el jueves por la tarde y conectar el router?",
      })
  void oneMatterInTwoClausesIsOneErrand(String text) {
    assertThat(errands(read(text, Language.SPANISH))).hasSize(1);
  }

  private static Understanding read(String text, Language language) {
    return Utterances.saying(text)
        .in(language)
        .toABotForAllErrands()
        .readBy(TrainedUnderstander.shipped());
  }

  private static List<String> errands(Understanding understanding) {
    return understanding.commands().stream()
        .flatMap(
            command ->
                switch (command) {
                  case StartFlow(var intent) -> Stream.of(intent);
                  case Command.AskKnowledge _ -> Stream.of("faq");
                  case Command _ -> Stream.of();
                })
        .toList();
  }
}
