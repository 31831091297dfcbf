package io.recado.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of the routes of a description, such as are meant and such as nobody means. */
final class FuzzRequests {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** So that half of a character arrives as one. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Without these nobody would be there to ask. */
  private static final Set<String> KEPT = Set.of("person", "session", "tenant");

  /** Signs the caller out; all others below it end nothing that is needed. */
  private static final String SIGNS_OUT = "/sessions/current";

  private static final List<String> BEGINNINGS =
      List.of("%PDF-1.7\n", "PK\u0003\u0004", "# T\n", "<p>");

  private static final int LONGEST = 300;

  private final JsonNode description;
  private final Map<String, String> ids;
  private final Random random;
  private final DescribedValues described;
  private final OddValues odd;

  FuzzRequests(JsonNode description, Map<String, String> ids, Random random) {
    this.description = description;
    this.ids = ids;
    this.random = random;
    this.described = new DescribedValues(description, ids, random);
    this.odd = new OddValues(random);
  }

  /**
   * A request.
   *
   * @param permission of whom it is to come from
   * @param type of the body; null without one
   * @param shownBy routes that may tell the version of what it changes; none when it is to be wrong
   * @param id what its path ends with
   */
  record Request(
      String method,
      String address,
      String permission,
      @Nullable MediaType type,
      @Nullable Object body,
      List<String> shownBy,
      String id) {}

  /** So many of each route, in no order, but what takes away comes after what needs it. */
  List<Request> each(int times) {
    var requests = new ArrayList<Request>();
    for (var path : description.get("paths").properties()) {
      if (!path.getKey().endsWith(SIGNS_OUT) && !path.getKey().endsWith("/live")) {
        for (var method : path.getValue().properties()) {
          for (int i = 0; i < times; i++) {
            requests.add(request(method.getKey(), path.getKey(), method.getValue()));
          }
        }
      }
    }
    Collections.shuffle(requests, random);
    requests.sort(Comparator.comparing(request -> request.method().equals("DELETE")));
    return requests;
  }

  private Request request(String method, String path, JsonNode operation) {
    var filled =
        PARAMETER
            .matcher(IsolationTest.place(path))
            .replaceAll(parameter -> named(parameter.group(1)).replace("$", "%24"));
    var content = operation.at("/requestBody/content");
    var type = content.isEmpty() ? null : type(content);
    return new Request(
        method.toUpperCase(Locale.ROOT),
        filled + query(operation),
        operation.path("x-permission").asString(""),
        type,
        type == null ? null : body(type, content.path(type.toString()).path("schema")),
        random.nextBoolean() && takes(operation, "If-Match") ? shownBy(path, filled) : List.of(),
        filled.substring(filled.lastIndexOf('/') + 1));
  }

  /** What there is, more often than what is none: a fault may lie behind the first look. */
  private String named(String parameter) {
    var known = ids.get(parameter);
    if (known != null && random.nextInt(4) > 0 && !KEPT.contains(parameter)) {
      return known;
    }
    var text = odd.text();
    return encoded(text.isBlank() ? "x" : text);
  }

  private String query(JsonNode operation) {
    var query =
        operation
            .path("parameters")
            .valueStream()
            .filter(parameter -> parameter.get("in").asString().equals("query"))
            .filter(
                parameter -> random.nextInt(3) == 0 || parameter.path("required").asBoolean(false))
            .map(parameter -> parameter.get("name").asString() + "=" + encoded(value(parameter)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** What the description allows, or not. */
  private String value(JsonNode parameter) {
    var schema = parameter.path("schema");
    var one = schema.has("items") ? schema.get("items") : schema;
    return random.nextInt(3) > 0
        ? described.of(parameter.get("name").asString(), one).asString()
        : odd.text();
  }

  private MediaType type(JsonNode content) {
    var types = List.copyOf(content.propertyNames());
    return MediaType.parseMediaType(types.get(random.nextInt(types.size())));
  }

  private Object body(MediaType type, JsonNode schema) {
    if (type.equals(MediaType.MULTIPART_FORM_DATA)) {
      return form();
    }
    return type.equals(MediaType.APPLICATION_JSON)
        ? JSON.writeValueAsString(json(described.of("body", schema)))
        : file();
  }

  /** As it is meant, with one thing odd, or with any. */
  private JsonNode json(JsonNode meant) {
    return switch (random.nextInt(4)) {
      case 0 -> meant;
      case 1 -> odd.oddAnywhere(meant);
      default -> odd.oddOnce(meant);
    };
  }

  /** A part that is a file, or none, or called strangely, in a form that may be none. */
  private MultiValueMap<String, HttpEntity<?>> form() {
    var form = new MultipartBodyBuilder();
    form.part(random.nextInt(5) > 0 ? "file" : "f", file().getBytes(StandardCharsets.UTF_8))
        .filename("a" + odd.text().replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"));
    if (random.nextBoolean()) {
      form.part("caption", odd.text().replaceAll("\\p{Cs}", "?"));
    }
    return form.build();
  }

  /** Begins as files of some type do, and goes on otherwise. */
  private String file() {
    return random.nextInt(5) == 0
        ? odd.text()
        : BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) + odd.text();
  }

  private static boolean takes(JsonNode operation, String header) {
    return operation.path("parameters").findValuesAsString("name").contains(header);
  }

  /** What is to be read at the path itself, or above it, nearest first. */
  private List<String> shownBy(String path, String filled) {
    var shown = new ArrayList<String>();
    var described = path;
    var address = filled;
    while (!described.isEmpty()) {
      if (description.get("paths").path(described).has("get")) {
        shown.add(address);
      }
      described = described.substring(0, described.lastIndexOf('/'));
      address = address.substring(0, address.lastIndexOf('/'));
    }
    return shown;
  }

  /** No longer than what a server reads of a request's first line. */
  private static String encoded(String text) {
    var some = text.substring(0, Math.min(text.length(), LONGEST));
    return URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
