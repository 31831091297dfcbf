package io.recado.actions.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.conversation.Language;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenMoneyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPANISH | 14990   | CLP | $14.990",
        "SPANISH | 149900  | MXN | $1,499.00",
        "SPANISH | 149900  | ARS | $ 1.499,00",
        "SPANISH | 149900  | EUR | 1.499,00 €",
        "SPANISH | 14990   | USD | $149.90",
        "SPANISH | 14990   | JPY | JPY 14,990",
        "ENGLISH | 14990   | CLP | CLP 14,990",
        "ENGLISH | 14990   | USD | $149.90",
        "ENGLISH | 14990   | JPY | ¥14,990",
        "ENGLISH | 14990   | KWD | KWD 14.990",
        "GERMAN  | 14990   | CLP | 14.990 CLP",
        "GERMAN  | 1499000 | EUR | 14.990,00 €",
        "GERMAN  | 14990   | KWD | 14,990 KWD",
      })
  void amountsAreWrittenAsAtHome(Language language, long minor, String currency, String words) {
    var spoken = SpokenMoney.of(Money.of(minor, currency), language);

    assertThat(spoken.replace('\u00a0', ' ')).isEqualTo(words);
  }

  @Test
  void decimalsGoBothWays() {
    for (var code : new String[] {"CLP", "USD", "KWD"}) {
      var money = Money.of(123_456_789, code);

      assertThat(Money.of(money.amount(), money.currency())).isEqualTo(money);
    }
  }

  @Test
  void nothingIsRoundedOrAddedThatDoesNotFit() {
    var pesos = Currency.getInstance("CLP");

    assertThatThrownBy(() -> Money.of(new BigDecimal("1.5"), pesos))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.of(1, "CLP").plus(Money.of(1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "CLP").plus(Money.of(1, "CLP")))
        .isInstanceOf(ArithmeticException.class);
  }
}
