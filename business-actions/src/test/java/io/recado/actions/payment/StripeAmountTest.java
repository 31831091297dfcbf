package io.recado.actions.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.invoice.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountTest {

  @ParameterizedTest
  @CsvSource({
    "14990, CLP, 14990",
    "14990, JPY, 14990",
    "14990, PYG, 14990",
    "14990, USD, 14990",
    "14990, KWD, 14990",
    "14990, ISK, 1499000",
    "14990, UGX, 1499000",
    "14900, MGA, 149",
  })
  void amountsGoThereAndBack(long minor, String currency, long units) {
    var money = Money.of(minor, currency);

    assertThat(StripeAmount.of(money)).contains(units);
    assertThat(StripeAmount.read(units, currency.toLowerCase(Locale.ROOT))).contains(money);
  }

  @Test
  void whatCannotBeExpressedIsNotRounded() {
    assertThat(StripeAmount.of(Money.of(14_995, "KWD"))).isEmpty();
    assertThat(StripeAmount.of(Money.of(14_990, "MGA"))).isEmpty();
    assertThat(StripeAmount.of(Money.of(Long.MAX_VALUE, "ISK"))).isEmpty();
    assertThat(StripeAmount.read(150, "isk")).isEmpty();
    assertThat(StripeAmount.read(100, "nope")).isEmpty();
  }
}
