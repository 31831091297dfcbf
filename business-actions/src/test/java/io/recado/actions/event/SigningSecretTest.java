package io.recado.actions.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

  /** The expected values were computed with OpenSSL and with Python's hmac. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330"
            + " | {\"test\": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | 0190ed00-0000-7000-8000-000000000001"
            + " | 1795331100 | {\"type\": \"ticket.opened\", \"data\": {\"note\": \"año\"}}"
            + " | v1,3ZgaGzuL2VMfZPGbbQCISXd9HVeHCGr9iJOaX0cMHsA="
      })
  void signsAsOthersDo(String secret, String id, long timestamp, String body, String signature) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(new SigningSecret(secret).signature(id, timestamp, bytes)).isEqualTo(signature);
  }

  @Test
  void everySecretIsAnotherAndHasAsManyBytesAsTheSpecificationAsksFor() {
    var secret = SigningSecret.random();

    assertThat(secret).isNotEqualTo(SigningSecret.random());
    assertThat(Base64.getDecoder().decode(secret.text().substring("whsec_".length()))).hasSize(32);
    assertThat(secret.toString()).doesNotContain(secret.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
  void anythingElseIsNoSecretAndIsNotRepeated(String text) {
    assertThatThrownBy(() -> new SigningSecret(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a signing secret begins with whsec_");
  }
}
