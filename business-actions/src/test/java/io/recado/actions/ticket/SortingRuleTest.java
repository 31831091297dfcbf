package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortingRuleTest {

  private static final SortingRule URGENT =
      new SortingRule(List.of("Hospital", "fibra cortada"), null, null, Priority.HIGH);
  private static final SortingRule BILLS =
      new SortingRule(List.of(), Category.BILLING, null, Priority.LOW);

  @ParameterizedTest
  @CsvSource({
    "Somos un HOSPITAL y no hay red, true",
    "La fibra  cortada cuelga del poste, true",
    "Llamo desde los hospitales, false",
    "La fibra está cortada, false",
  })
  void wordsAreFoundWholeWhateverTheirCapitals(String summary, boolean fits) {
    var sorted = SortingRule.sort(report(Category.INTERNET, summary), List.of(URGENT));

    assertThat(sorted.priority()).isEqualTo(fits ? Priority.HIGH : Priority.NORMAL);
  }

  @Test
  void accentsMakeNoDifference() {
    var rule = new SortingRule(List.of("Clínica"), null, Category.TELEPHONE, null);

    var sorted = SortingRule.sort(report(Category.OTHER, "en la clinica"), List.of(rule));

    assertThat(sorted.category()).isEqualTo(Category.TELEPHONE);
    assertThat(sorted.priority()).isEqualTo(Priority.NORMAL);
  }

  @Test
  void theFirstRuleThatFitsCounts() {
    var report = report(Category.BILLING, "el hospital pagó dos veces");

    assertThat(SortingRule.sort(report, List.of(URGENT, BILLS)).priority())
        .isEqualTo(Priority.HIGH);
    assertThat(SortingRule.sort(report, List.of(BILLS, URGENT)).priority()).isEqualTo(Priority.LOW);
  }

  @Test
  void whatNoRuleFitsStaysAsTheCustomerSaid() {
    var report = report(Category.INTERNET, "va lento");

    var sorted = SortingRule.sort(report, List.of(URGENT, BILLS));

    assertThat(sorted).isEqualTo(report);
    assertThat(sorted.differenceTo(report)).isNull();
  }

  @Test
  void whatARuleChangesCanBeToldToPeople() {
    var report = report(Category.INTERNET, "va lento");
    var sorted = new TicketReport(Category.BILLING, Priority.HIGH, "va lento", List.of());

    assertThat(sorted.differenceTo(report)).isEqualTo("internet → billing, normal → high");
  }

  private static TicketReport report(Category category, String summary) {
    return new TicketReport(category, Priority.NORMAL, summary, List.of());
  }
}
