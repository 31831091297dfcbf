package io.recado.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  /** That of RFC 6238, appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
    assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
  }

  @Test
  void oneStepBeforeAndAfterCountsAndNoOther() {
    var now = Instant.ofEpochSecond(1_234_567_890);
    long step = now.getEpochSecond() / 30;

    assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void secretsAreWrittenAsAppsReadThem(String bytes, String text) {
    assertThat(Base32.of(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  @Test
  void aRecoveryCodeIsTheSameHoweverItIsTyped() {
    var code = RecoveryCode.draw().getFirst();

    assertThat(code.text()).matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}");
    assertThat(
            new RecoveryCode(" " + code.text().toLowerCase(Locale.ROOT).replace("-", " ")).hash())
        .isEqualTo(code.hash());
  }
}
