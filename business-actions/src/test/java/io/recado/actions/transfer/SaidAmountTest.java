package io.recado.actions.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.invoice.Money;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidAmountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          14990         | CLP | 14990
          14.990        | CLP | 14990
          $14.990       | CLP | 14990
          14,990 pesos  | CLP | 14990
          1.014.990     | CLP | 1014990
          149,90        | EUR | 14990
          149.90 €      | EUR | 14990
          149.9         | USD | 14990
          1.149,90      | EUR | 114990
          $1,149.90     | USD | 114990
          1'149.90 CHF  | CHF | 114990
          14.990        | USD | 1499000
          12            | USD | 1200
          14.990        | KWD | 14990000
          CLP 14.990    | CLP | 14990
          US$ 149.90    | USD | 14990
          149,90 Euro   | EUR | 14990
          14990 CLP     | CLP | 14990
          149.90 EUR    | EUR | 14990
          149.90 dollars| USD | 14990
          149,90 dólares| USD | 14990
          """)
  void amountsAreReadAsTheyAreWritten(String words, String currency, long minor) {
    assertThat(SaidAmount.of(words, Currency.getInstance(currency)))
        .contains(Money.of(minor, currency));
  }

  /** Whoever writes so is asked again: it is much more than the digits say, or something else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "15 mil",
        "15mil",
        "15k",
        "2 millones",
        "15 mil pesos",
        "15 thousand",
        "2 million",
        "15 tausend",
        "2 Millionen",
        "unos 15",
        "10$200",
        "15 USD"
      })
  void whatSaysMoreThanDigitsAndTheCurrencyIsNone(String words) {
    assertThat(SaidAmount.of(words, Currency.getInstance("CLP"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mucho", "0", "0,00", "-5", "1.2.3", "14.99.0", "10 y 20", "149,90", "1 2"})
  void whatIsNoAmountOfPesosIsNone(String words) {
    assertThat(SaidAmount.of(words, Currency.getInstance("CLP"))).isEmpty();
  }
}
