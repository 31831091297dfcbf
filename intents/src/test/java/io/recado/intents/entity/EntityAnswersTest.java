package io.recado.intents.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.EntityType;
import io.recado.dialogue.NumberForm;
import io.recado.dialogue.SlotValue;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityAnswersTest {

  private static final EntityType AMOUNT = new EntityType.Amount();
  private static final EntityType PHONE = new EntityType.Phone();
  private static final EntityType EMAIL = new EntityType.Email();
  private static final EntityType NAME = new EntityType.PersonName();
  private static final EntityType CONTRACT = new EntityType.OwnNumber(new NumberForm("C-####"));
  private static final EntityType DIGITS = new EntityType.OwnNumber(new NumberForm("########"));

  private static final ZonedDateTime IN_MEXICO =
      ZonedDateTime.parse("2026-11-21T10:00-06:00[America/Mexico_City]");

  private final EntityAnswers answers = new EntityAnswers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | fueron 14.990 | 14990 | 14.990",
        "SPANISH | 250 pesos | 250 MXN | 250 pesos",
        "SPANISH | 250 el 3 de abril | 250 | 250",
        "ENGLISH | about $1,250.50 I think | 1250.50 MXN | $1,250.50",
        "ENGLISH | 25k | 25000 | 25k",
        "ENGLISH | 25.5k | 25500 | 25.5k",
        "GERMAN | 25,50 € waren es | 25.50 EUR | 25,50 €",
      })
  void anAmountNeedsNoCurrencyWhereItWasAskedFor(
      Language language, String message, String amount, String words) {
    assertThat(answers.answer(AMOUNT, message, language, IN_MEXICO))
        .hasValue(new SlotValue.Entity(List.of(amount), words));
  }

  @Test
  void noAmountIsReadOutOfWordsOrShares() {
    assertThat(answered(AMOUNT, "no sé")).isEmpty();
    assertThat(answered(AMOUNT, "el 20%")).isEmpty();
  }

  @Test
  void unaskedOnlyWhatIsPlainlyMoneyIsAnAmount() {
    assertThat(mentioned(AMOUNT, "transferí 250 ayer")).isEmpty();
    assertThat(mentioned(AMOUNT, "transferí 250 pesos ayer")).containsExactly("250 MXN");
  }

  @Test
  void whoNamesTwoIsAskedWhich() {
    assertThat(answered(AMOUNT, "primero 200 y luego 300")).containsExactly("200", "300");
    assertThat(answered(EMAIL, "ana@example.com o bea@example.com"))
        .containsExactly("ana@example.com", "bea@example.com");
  }

  @Test
  void aNumberWithoutCountryCodeIsOfTheTenantsCountry() {
    assertThat(answered(PHONE, "llámame al 55 5123 4567")).containsExactly("+525551234567");
    assertThat(answers.answer(PHONE, "55 5123 4567", Language.SPANISH, null)).isEmpty();
    assertThat(answers.answer(PHONE, "+52 55 5123 4567", Language.SPANISH, null))
        .hasValue(new SlotValue.Entity(List.of("+525551234567"), "+52 55 5123 4567"));
  }

  @Test
  void aNameIsTakenFromTheWordsAroundItOrAlone() {
    assertThat(answered(NAME, "me llamo Ana Díaz")).containsExactly("Ana Díaz");
    assertThat(answered(NAME, "ana de la cruz")).containsExactly("ana de la cruz");
    assertThat(answered(NAME, "Ana.")).containsExactly("Ana");
  }

  @ParameterizedTest
  @CsvSource({"no sé", "quiero hablar con alguien", "hola", "Hola", "ana", "C-1042", "¿para qué?"})
  void whatIsNotPlainlyANameIsAskedForAgain(String message) {
    assertThat(answered(NAME, message)).isEmpty();
  }

  @Test
  void aNumberOfTheTenantsIsBroughtIntoItsForm() {
    assertThat(answered(CONTRACT, "es el c 1042")).containsExactly("C-1042");
    assertThat(mentioned(CONTRACT, "mi contrato C1042 no funciona")).containsExactly("C-1042");
    assertThat(answered(CONTRACT, "1042")).isEmpty();
  }

  @Test
  void digitsAloneAreANumberOnlyWhereItWasAskedFor() {
    assertThat(answered(DIGITS, "12345678")).containsExactly("12345678");
    assertThat(mentioned(DIGITS, "12345678")).isEmpty();
  }

  @Test
  void aTimeZoneTellsTheCountry() {
    assertThat(Countries.of(ZoneId.of("Europe/Madrid"))).isEqualTo("ES");
    assertThat(Countries.of(ZoneId.of("America/Argentina/Buenos_Aires"))).isEqualTo("AR");
    assertThat(Countries.of(ZoneId.of("America/Buenos_Aires"))).isEqualTo("AR");
    assertThat(Countries.of(ZoneId.of("Europe/Stockholm"))).isEqualTo("SE");
    assertThat(Countries.of(ZoneId.of("UTC"))).isNull();
  }

  @Test
  void everyCountryOfAZoneIsOne() {
    var wrong = new ArrayList<String>();

    for (var zone : ZoneId.getAvailableZoneIds()) {
      try {
        new Vantage(null, Countries.of(ZoneId.of(zone)), List.of());
      } catch (IllegalArgumentException none) {
        wrong.add(zone);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private List<String> answered(EntityType type, String message) {
    return readings(answers.answer(type, message, Language.SPANISH, IN_MEXICO));
  }

  private List<String> mentioned(EntityType type, String message) {
    return readings(answers.mentioned(type, message, Language.SPANISH, IN_MEXICO));
  }

  private static List<String> readings(Optional<SlotValue.Entity> value) {
    return value.map(SlotValue.Entity::readings).orElse(List.of());
  }
}
