package io.recado.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.signature.HmacSignature;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MercadoPagoSignatureTest {

  private static final String SECRET = "demo";

  static Stream<JsonNode> vectors() throws IOException {
    var name = "/payloads/signatures/mercadopago.json";
    try (var file = MercadoPagoSignatureTest.class.getResourceAsStream(name)) {
      return JsonMapper.builder().build().readTree(file.readAllBytes()).valueStream();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vectorIsValidAndNothingElseIs(JsonNode vector) {
    var header = vector.path("x_signature").stringValue();
    var request = vector.path("x_request_id").stringValue();
    var secret = vector.path("secret").stringValue();
    var id =
        UriComponentsBuilder.fromUriString(vector.path("query").stringValue())
            .build()
            .getQueryParams()
            .getFirst("data.id");

    assertThat(MercadoPagoSignature.isValid(header, request, id, secret)).isTrue();
    assertThat(MercadoPagoSignature.isValid(header, request, id + "0", secret)).isFalse();
    assertThat(MercadoPagoSignature.isValid(header, null, id, secret)).isFalse();
    assertThat(MercadoPagoSignature.isValid(header, request, id, SECRET)).isFalse();
  }

  @Test
  void partsThatAreNotThereAreNotSigned() {
    var signature = new HmacSignature(SECRET).of("ts:1760000000000;", new byte[0]);

    assertThat(
            MercadoPagoSignature.isValid("ts=1760000000000, v1=" + signature, null, null, SECRET))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ts=1", "v1=00", "ts=1,v1=", "ts=,v1=00", ",=,"})
  void malformedHeaderIsNotValid(String header) {
    assertThat(MercadoPagoSignature.isValid(header, "r", "1", SECRET)).isFalse();
  }
}
