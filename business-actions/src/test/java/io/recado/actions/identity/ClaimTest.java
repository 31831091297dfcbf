package io.recado.actions.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C-101 | C-101",
        "C-101. | C-101",
        "mi número es C-101 | C-101",
        "Kundennummer: C-101! | C-101",
        "(C-101) | C-101",
        "mi correo es ana@example.com | ana@example.com",
        "correo:ana@example.com, gracias | ana@example.com",
        "Ana <ana@example.com> | ana@example.com",
        "+52 55 5555 0104 | +52 55 5555 0104",
        "my phone is +1 202-555-0104. | +1 202-555-0104",
      })
  void theOneNumberOrAddressIsTakenOutOfASentence(String words, String claim) {
    assertThat(Claim.of(words)).contains(new Claim(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no lo sé",
        "C-101 o C-102",
        "101 102",
        "ana@example.com y C-101",
        "55512345 55598765",
        "ana @ example.com",
        "\"ana\"@example.com@example.org"
      })
  void noneAndMoreThanOneAreNoClaim(String words) {
    assertThat(Claim.of(words)).isEmpty();
  }
}
