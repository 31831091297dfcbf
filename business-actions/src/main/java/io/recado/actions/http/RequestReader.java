package io.recado.actions.http;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.actions.http.DeclarationProblem.Code;
import io.recado.actions.http.Declarations.Found;
import io.recado.dialogue.Section;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a declared action sends. */
final class RequestReader {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Scheme, host and port stand fast, and end before anything is filled in. */
  private static final Pattern FIXED =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]+(:\\d{1,5})?([/?].*)?|https?://\\[[0-9a-fA-F:]+](:\\d{1,5})?([/?].*)?");

  /** The whole of an address, with something harmless filled in. */
  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=%-]+");

  private static final Pattern HEADER_NAME = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,2000}");

  /** Set for every request, or by what sends it. */
  private static final Set<String> KEPT =
      Set.of(
          "accept",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "idempotency-key",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  private final Found found;

  RequestReader(Found found) {
    this.found = found;
  }

  RequestTemplate read(Section request) {
    request.allow(Set.of("method", "url", "headers", "body"));
    return new RequestTemplate(
        method(request),
        url(request),
        headers(request),
        request.has("body") ? body(request) : null);
  }

  private HttpMethod method(Section request) {
    var method = request.text("method");
    if (!METHODS.contains(method)) {
      found.at(Code.MALFORMED, request.line("method"), "method is GET, POST, PUT, PATCH or DELETE");
    }
    return HttpMethod.valueOf(METHODS.contains(method) ? method : "GET");
  }

  private Template url(Section request) {
    var url = Template.of(request.text("url"));
    boolean fixed = FIXED.matcher(url.start()).matches() && reachesPath(url);
    if (!fixed || !isAddress(url.filled(place -> "x"))) {
      found.at(
          Code.ADDRESS,
          request.line("url"),
          "url begins with http:// or https:// and a host, which nothing is filled into; in the rest"
              + " stands what an address may hold");
    }
    return url;
  }

  private static boolean isAddress(String text) {
    try {
      return WRITTEN.matcher(text).matches() && URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What follows directly after a host would be a part of it. */
  private static boolean reachesPath(Template url) {
    var rest = url.start().replaceFirst("https?://", "");
    return url.placeholders().isEmpty() || rest.contains("/") || rest.contains("?");
  }

  private Map<String, Template> headers(Section request) {
    var headers = new LinkedHashMap<String, Template>();
    var section = request.sectionIfAny("headers", "headers");
    for (var key : section.keys()) {
      var name = key.toLowerCase(Locale.ROOT);
      var value = section.text(key);
      if (!HEADER_NAME.matcher(name).matches() || KEPT.contains(name)) {
        found.at(Code.HEADER, section.line(key), "header \"%s\" cannot be set".formatted(key));
      }
      if (!HEADER_VALUE.matcher(value).matches()) {
        found.at(Code.HEADER, section.line(key), "header \"%s\" is not plain ASCII".formatted(key));
      }
      headers.put(name, Template.of(value));
    }
    return headers;
  }

  private static BodyTemplate body(Section request) {
    return new BodyTemplate(request.plain("body"));
  }
}
