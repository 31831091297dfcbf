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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            .toList();

    assertThat(divided).isEmpty();
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
        .filter(StartFlow.class::isInstance)
        .map(command -> ((StartFlow) command).intent())
        .collect(Collectors.toList());
  }
}
