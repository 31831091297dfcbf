package io.recado.intents.entity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Language;
import io.recado.intents.text.Lines;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no time: money, telephone numbers, addresses, the tenant's numbers, names; in tables. */
class EntitiesTest {

  private static final int FEWEST_CASES = 145;

  private static final List<CodePattern> CODES =
      List.of(
          new CodePattern("ticket", "T-#####"),
          new CodePattern("account", "@@ ####.##"),
          new CodePattern("customer", "########"));

  private final Entities entities = new Entities();

  @ParameterizedTest
  @EnumSource(Language.class)
  void entitiesAreFoundAsTheTablesSay(Language language) {
    var rows = Lines.of("/entity/" + language.code() + ".tsv");

    var wrong = wrong(rows, language);

    assertThat(rows).hasSizeGreaterThan(FEWEST_CASES);
    assertThat(wrong).isEmpty();
  }

  private List<String> wrong(List<String> rows, Language language) {
    var wrong = new ArrayList<String>();
    String country = null;
    for (var row : rows) {
      if (row.startsWith("@country")) {
        country = row.equals("@country") ? null : row.substring("@country ".length());
      } else {
        var cells = row.split("\t");
        var read = read(cells[0], language, country);
        if (!read.equals(cells[1])) {
          wrong.add(cells[0] + ": " + read + " instead of " + cells[1]);
        }
      }
    }
    return wrong;
  }

  private String read(String text, Language language, @Nullable String country) {
    var found =
        entities.in(text, language, from(country)).stream()
            .map(EntityNotation::of)
            .collect(joining(" ; "));
    return found.isEmpty() ? "-" : found;
  }

  @Test
  void everyEntityKeepsItsWordsAndPlace() {
    var text = "Me llamo Ana, mi tel. es 600 12 34 56 y puedo el martes a las 10.";

    var found = entities.in(text, Language.SPANISH, from("ES"));

    assertThat(found)
        .extracting(Entity::text)
        .containsExactly("Ana", "600 12 34 56", "el martes a las 10");
    assertThat(found)
        .allMatch(entity -> text.substring(entity.start(), entity.end()).equals(entity.text()));
  }

  @Test
  void whatHasSeveralReadingsIsNotSure() {
    var found = entities.in("12/05", Language.ENGLISH, from(null)).getFirst();

    assertThat(found.readings()).hasSize(2);
    assertThat(found.isSure()).isFalse();
  }

  @Test
  void moneyOfNoKnownCurrencyIsKeptAsSuch() {
    var found = entities.in("pagué 300 pesos", Language.SPANISH, from(null)).getFirst();

    assertThat(found.value())
        .isInstanceOfSatisfying(Value.Money.class, money -> assertThat(money.currency()).isNull());
  }

  @Test
  void aCountryThatIsNoneIsRefused() {
    assertThatThrownBy(() -> from("Utopia")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPatternWithoutDigitsIsRefused() {
    assertThatThrownBy(() -> new CodePattern("ticket", "T-@@"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signsOfRegularExpressionsAreOrdinaryInAPattern() {
    var vantage =
        new Vantage(
            ZonedDateTime.parse("2026-11-21T10:00Z"),
            null,
            List.of(new CodePattern("odd", "(#+)*")));

    var found = entities.in("mi código es (7+)* gracias", Language.SPANISH, vantage);

    assertThat(found).extracting(Entity::value).containsExactly(new Value.Code("odd", "(7+)*"));
  }

  private static Vantage from(@Nullable String country) {
    return new Vantage(
        ZonedDateTime.parse("2026-11-21T10:00+01:00[Europe/Madrid]"), country, CODES);
  }
}
