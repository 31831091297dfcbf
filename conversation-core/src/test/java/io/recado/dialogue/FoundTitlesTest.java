package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.FoundItem;
import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundTitlesTest {

  @ParameterizedTest
  @CsvSource({
    "Visita técnica/Instalación, quiero un técnico mañana, Visita técnica",
    "Visita técnica/Instalación, ¿me pueden instalar el router?, Instalación",
    "Technikerbesuch/Installation, ich brauche einen Techniker, Technikerbesuch",
    "Technician visit/Installation, an installation on Friday, Installation",
    "Instalación fibra/Instalación TV, una instalación de fibra, Instalación fibra"
  })
  void whatASentenceNamesIsFound(String titles, String sentence, String named) {
    assertThat(titles(titles).namedIn(sentence).map(FoundItem::title)).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "Visita técnica/Instalación, quiero una cita mañana",
    "Visita técnica/Instalación, que el técnico me haga la instalación",
    "Montage/Technikerbesuch, ich möchte einen Termin am Montag",
    "Terminalwartung/Montage, ich möchte einen Termin",
    "Technician visit/Installation for firms, an appointment for tomorrow",
    "Instalación fibra/Instalación TV/Visita técnica, 'la instalación, me dijo el técnico'",
    "Instalación/Instalación TV, una instalación de TV"
  })
  void whatItNamesNotOrTwiceIsNot(String titles, String sentence) {
    assertThat(titles(titles).namedIn(sentence)).isEmpty();
  }

  private static FoundTitles titles(String titles) {
    var items =
        Stream.of(titles.split("/"))
            .map(title -> new FoundItem(title, title, null, Map.of(), null))
            .toList();
    var looked = new Looked(1, Map.of(), Language.SPANISH, items, List.of());
    return new FoundTitles(looked, Language.SPANISH);
  }
}
