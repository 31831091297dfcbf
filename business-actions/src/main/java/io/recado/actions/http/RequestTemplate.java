package io.recado.actions.http;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request that a declared action makes.
 *
 * @param url whose scheme and host stand fast
 * @param headers by name in lower case
 * @param body null for none
 */
record RequestTemplate(
    HttpMethod method, Template url, Map<String, Template> headers, @Nullable BodyTemplate body) {

  /**
   * A step in a path, as servers take it before they look at the rest; with what some of them leave
   * out behind a semicolon.
   */
  private static final Pattern STEP = Pattern.compile("(^|/)\\.{1,2}(;[^/]*)?(/|$)");

  RequestTemplate {
    headers = Map.copyOf(headers);
  }

  /**
   * @param key sent as {@code idempotency-key}, so that a request that is repeated is done once;
   *     null for one that changes nothing
   * @return empty when the values do not make a request: the customer has written what cannot stand
   *     there, or nobody was proven to be the customer whom it names
   */
  Optional<Filled> filled(Values values, @Nullable String key) {
    return address(values).map(address -> filled(address, values, key));
  }

  /** Everything that is filled in, wherever it stands. */
  Stream<Placeholder> placeholders() {
    Stream<Template> body = this.body == null ? Stream.empty() : this.body.texts();
    return Stream.of(Stream.of(url), headers.values().stream(), body)
        .flatMap(templates -> templates)
        .flatMap(template -> template.placeholders().stream());
  }

  private Optional<URI> address(Values values) {
    if (!values.fit()
        || placeholders().anyMatch(values::lackTheCustomer)
        || path().placeholders().stream().map(values::text).anyMatch(RequestTemplate::isNoPart)) {
      return Optional.empty();
    }
    var address = URI.create(url.filled(place -> encoded(values.text(place))));
    return Optional.of(address).filter(filled -> !STEP.matcher(filled.getPath()).find());
  }

  private Filled filled(URI address, Values values, @Nullable String key) {
    var sent = new HashMap<String, String>();
    sent.put("accept", "application/json");
    sent.put("user-agent", "Recado");
    headers.forEach((name, template) -> sent.put(name, template.filled(values::text)));
    if (key != null) {
      sent.put("idempotency-key", key);
    }
    var text = "";
    if (body != null) {
      sent.put("content-type", "application/json");
      text = body.filled(values);
    }
    return new Filled(method, address, sent, text);
  }

  /** What stands before the query. */
  private Template path() {
    return new Template(url.parts().stream().takeWhile(part -> !beginsTheQuery(part)).toList());
  }

  private static boolean beginsTheQuery(Template.Part part) {
    return part instanceof Template.Part.Literal(var text) && text.contains("?");
  }

  /** Servers may read these as two parts of a path, or as none, encoded or not. */
  private static boolean isNoPart(String value) {
    return value.isEmpty()
        || value.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  /** Everything but letters, digits and {@code -_.~} (RFC 3986), so that a value stays one part. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** A request as it is sent. */
  record Filled(HttpMethod method, URI address, Map<String, String> headers, String body) {

    @Override
    public String toString() {
      return method + " (not shown, it may hold secrets)";
    }
  }
}
