package io.recado.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimedSignatureTest {

  static Stream<JsonNode> vectors() throws IOException {
    try (var file =
        TimedSignatureTest.class.getResourceAsStream("/payloads/signatures/stripe.json")) {
      return JsonMapper.builder().build().readTree(file.readAllBytes()).valueStream();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorGetsItsVerdict(JsonNode vector) {
    var valid =
        TimedSignature.isValid(
            vector.path("header").stringValue(),
            Base64.getDecoder().decode(vector.path("body_base64").stringValue()),
            vector.path("secret").stringValue(),
            Instant.ofEpochSecond(vector.path("now").longValue()));

    assertThat(valid)
        .as(vector.path("case").stringValue())
        .isEqualTo(vector.path("expect").stringValue().startsWith("accept"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=1760000000",
        "v1=00",
        "t=,v1=",
        "t=now,v1=00",
        "t=99999999999999999999,v1=00",
        "t=9223372036854775807,v1=00",
        "t=1760000000,t=1760000000,v1=00",
        "t=1760000000,v1=ñ",
        ",,,=,"
      })
  void malformedHeaderIsNotValid(String header) {
    var body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(
            TimedSignature.isValid(
                header, body, "whsec_test", Instant.ofEpochSecond(1_760_000_000)))
        .isFalse();
  }
}
