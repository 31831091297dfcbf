package io.recado.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HmacSignatureTest {

  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

  private final HmacSignature signature = new HmacSignature("Jefe");

  @Test
  void signsAsRfc4231TestCase2() {
    assertThat(signature.of(BODY))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void matchesItsOwnSignatureInEitherCase() {
    var hex = signature.of(BODY);

    assertThat(signature.matches(BODY, hex)).isTrue();
    assertThat(signature.matches(BODY, hex.toUpperCase(Locale.ROOT))).isTrue();
  }

  @Test
  void matchesNothingElse() {
    var hex = signature.of(BODY);

    assertThat(signature.matches(new byte[0], hex)).isFalse();
    assertThat(new HmacSignature("other").matches(BODY, hex)).isFalse();
    assertThat(signature.matches(BODY, hex.substring(1))).isFalse();
    assertThat(signature.matches(BODY, "")).isFalse();
    assertThat(signature.matches(BODY, "no hex at all")).isFalse();
  }

  @Test
  void comparesTokensAsAWhole() {
    assertThat(HmacSignature.sameText("token", "token")).isTrue();
    assertThat(HmacSignature.sameText("token", "toke")).isFalse();
    assertThat(HmacSignature.sameText("token", "")).isFalse();
  }
}
