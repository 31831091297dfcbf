package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.FoundItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedItemTest {

  @ParameterizedTest
  @CsvSource({
    "Visita técnica/Instalación, quiero un técnico mañana, Visita técnica",
    "Visita técnica/Instalación, ¿me pueden instalar el router?, Instalación",
    "Technikerbesuch/Installation, ich brauche einen Techniker, Technikerbesuch",
    "Technician visit/Installation, an installation on Friday, Installation",
    "Instalación fibra/Instalación TV, una instalación de fibra, Instalación fibra"
  })
  void whatASentenceNamesIsFound(String titles, String sentence, String named) {
    assertThat(NamedItem.in(sentence, items(titles)).map(FoundItem::title)).contains(named);
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
    assertThat(NamedItem.in(sentence, items(titles))).isEmpty();
  }

  private static List<FoundItem> items(String titles) {
    return Stream.of(titles.split("/"))
        .map(title -> new FoundItem(title, title, null, Map.of(), null))
        .toList();
  }
}
