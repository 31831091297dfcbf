package io.recado.actions.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {

  private static final String HOST = "https://lines.example.com";

  @ParameterizedTest
  @ValueSource(strings = {"", "1/2", "/", "1\\2", "1\n2", "\u0000", "\u007f", "\u0085", ".", ".."})
  void whatIsNoPartOfAPathMakesNoRequest(String value) {
    assertThat(address("/lines/{input.one}/restart", value, "x")).isEmpty();
    assertThat(address("/lines/{input.one}", value, "x")).isEmpty();
  }

  @Test
  void whatIsLeftOpenMakesNoPath() {
    assertThat(address("/lines/{input.one}/restart", null, "x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/lines/{input.one}{input.two}/restart, ., .",
    "/lines/.{input.one}/restart, ., x",
    "/lines/{input.one}.?why={input.two}, ., x",
    "/lines/%2e{input.one}, ., x",
    "/lines/{input.one};v=1/restart, .., x",
    "/lines%2F{input.one}/restart, .., x"
  })
  void noPartOfAPathBecomesAStep(String path, String one, String two) {
    assertThat(address(path, one, two)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/lines/{input.one}, a.b..c, /lines/a.b..c",
    "/lines/{input.one}, ..., /lines/...",
    "/lines/{input.one}, a b?c#d;e%2f, /lines/a%20b%3Fc%23d%3Be%252f",
    "/.well-known/{input.one}, x, /.well-known/x"
  })
  void anythingElseStaysOnePart(String path, String one, String address) {
    assertThat(address(path, one, "x")).contains(HOST + address);
  }

  @Test
  void aQueryMayHoldAnything() {
    assertThat(address("/lines?a={input.one}&b={input.two}", "../\\", "x"))
        .contains(HOST + "/lines?a=..%2F%5C&b=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lines/{customer}", "/lines?of={customer}"})
  void aCustomerWhoIsNotProvenIsNotNamed(String path) {
    assertThat(filled(template(path, null), values("1", "2", null))).isEmpty();
    assertThat(filled(template(path, null), values("1", "2", "c"))).isPresent();
  }

  @Test
  void norIsOneInTheBody() {
    var template = template("/lines", new BodyTemplate(Map.of("who", "{customer}")));

    assertThat(filled(template, values("1", "2", null))).isEmpty();
    assertThat(filled(template, values("1", "2", "c"))).isPresent();
  }

  private static Optional<String> address(String path, @Nullable String one, String two) {
    return filled(template(path, null), values(one, two, null))
        .map(request -> request.address().toString());
  }

  private static Optional<RequestTemplate.Filled> filled(RequestTemplate template, Values values) {
    return template.filled(values, "key");
  }

  private static RequestTemplate template(String path, @Nullable BodyTemplate body) {
    return new RequestTemplate(HttpMethod.POST, Template.of(HOST + path), Map.of(), body);
  }

  private static Values values(@Nullable String one, String two, @Nullable String customer) {
    var text = new Input(InputType.TEXT, true);
    var given = one == null ? Map.of("two", two) : Map.of("one", one, "two", two);
    return new Values(Map.of("one", text, "two", text), given, Map.of(), customer);
  }
}
