package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.IsolationTest.Furnished;
import io.recado.conversation.Uuid7;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Abuse cases 13 and 16: an id of another tenant, below a path of one's own or in a body, is
 * answered as one that nobody has. What a path begins with is IsolationTest's.
 */
@Tag("server")
class ForeignIdsTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** Whose id a refusal may not be for its other fields, or for what it was not sent with. */
  private static final List<Integer> NOT_FOR_THE_ID = List.of(400, 401, 403, 412, 415, 428);

  /**
   * A field that names something by its id, and a body in which nothing else is wrong.
   *
   * @param names of what kind it is, as in a path
   * @param body with {@code @} where the id belongs, and names in braces for ids of one's own
   */
  record Naming(String method, String path, String field, String names, String body) {

    @Override
    public String toString() {
      return method + " " + path + " " + field;
    }
  }

  private static final String SERVICE =
      """
      {'names': {'es': 'V', 'en': 'V', 'de': 'V'}, 'minutes': 30, 'bufferMinutes': 0, 'stepMinutes': 30,
       'noticeMinutes': 0, 'calendars': ['@']}
      """;

  private static final List<Naming> BODIES =
      List.of(
          new Naming(
              "post",
              "/absences",
              "calendar",
              "calendar",
              "{'calendar': '@', 'from': '2046-01-02T10:00:00Z', 'until': '2046-01-02T12:00:00Z'}"),
          new Naming(
              "post",
              "/connections",
              "calendar",
              "calendar",
              "{'kind': 'CALDAV', 'calendar': '@', 'address': 'http://127.0.0.1:1/c/', 'user': 'u', 'password': 'p'}"),
          new Naming("post", "/contacts/{contact}/merger", "from", "contact", "{'from': '@'}"),
          new Naming(
              "put",
              "/conversations/{conversation}/assignee",
              "person",
              "person",
              "{'person': '@'}"),
          new Naming(
              "put",
              "/conversations/{conversation}/labels",
              "labels[]",
              "label",
              "{'labels': ['{label}', '@']}"),
          new Naming(
              "post",
              "/customers/{customer}/logins",
              "system",
              "system",
              "{'system': '@', 'login': 'ours'}"),
          new Naming(
              "post",
              "/customers/{customer}/subscriptions",
              "plan",
              "plan",
              "{'plan': '@', 'access': '{access}'}"),
          new Naming(
              "post",
              "/customers/{customer}/subscriptions",
              "access",
              "access",
              "{'plan': '{plan}', 'access': '@'}"),
          new Naming(
              "put",
              "/subscriptions/{contract}",
              "plan",
              "plan",
              "{'plan': '@', 'access': '{access}', 'state': 'ACTIVE'}"),
          new Naming(
              "put",
              "/subscriptions/{contract}",
              "access",
              "access",
              "{'plan': '{plan}', 'access': '@', 'state': 'ACTIVE'}"),
          new Naming("post", "/dead-letters/drop", "channel", "channel", "{'channel': '@'}"),
          new Naming("post", "/dead-letters/replay", "channel", "channel", "{'channel': '@'}"),
          new Naming("post", "/incidents", "node", "node", "{'node': '@'}"),
          new Naming(
              "post",
              "/invoices",
              "customer",
              "customer",
              "{'customer': '@', 'currency': 'CLP', 'dueOn': '2046-01-02', 'taxIncluded': true, 'lines': [{'description': 'X', 'quantity': 1, 'unitPrice': 100, 'taxBasisPoints': 0}]}"),
          new Naming(
              "post",
              "/monitored-objects",
              "monitor",
              "monitor",
              "{'monitor': '@', 'node': '{node}', 'object': 'o'}"),
          new Naming(
              "post",
              "/monitored-objects",
              "node",
              "node",
              "{'monitor': '{monitor}', 'node': '@', 'object': 'o'}"),
          new Naming(
              "post",
              "/network/nodes",
              "parent",
              "node",
              "{'kind': 'SECTOR', 'name': 'N', 'parent': '@'}"),
          new Naming(
              "put", "/network/nodes/{node}", "parent", "node", "{'name': 'N', 'parent': '@'}"),
          new Naming(
              "put",
              "/network/nodes/{node}/switch",
              "router",
              "router",
              "{'router': '@', 'way': 'PPP_SECRET', 'name': 'ours'}"),
          new Naming(
              "post",
              "/planned-works",
              "node",
              "node",
              "{'node': '@', 'startsAt': '2046-01-02T10:00:00Z', 'endsAt': '2046-01-02T12:00:00Z'}"),
          new Naming(
              "put",
              "/service-levels",
              "targets[].plan",
              "plan",
              "{'targets': [{'plan': '@', 'priority': 'HIGH', 'answerMinutes': 60, 'resolutionMinutes': 600}]}"),
          new Naming("post", "/services", "calendars[]", "calendar", SERVICE),
          new Naming("put", "/services/{service}", "calendars[]", "calendar", SERVICE),
          new Naming("put", "/services/order", "services[]", "service", "{'services': ['@']}"));

  /** Signing in with a tenant one does not belong to is a refused sign-in; kinds do not change. */
  private static final List<String> ELSEWHERE =
      List.of("post /sessions tenant", "put /connections/{connection} calendar");

  private static Furnished ours;
  private static Furnished theirs;

  @BeforeAll
  static void furnish() {
    ours = IsolationTest.furnished();
    theirs = IsolationTest.furnished();
  }

  @ParameterizedTest
  @FieldSource("BODIES")
  void cases13And16AForeignIdInABodyIsAsNone(Naming naming) {
    var foreign = answer(naming, theirs.ids().get(naming.names()));
    var none = answer(naming, Uuid7.next().toString());

    assertThat(foreign).isEqualTo(none);
    assertThat(Integer.parseInt(foreign.substring(0, 3))).isNotIn(NOT_FOR_THE_ID);
  }

  @Test
  void everyFieldOfTheDescriptionThatNamesSomethingIsTried() {
    var tried =
        BODIES.stream().map(one -> one.method() + " " + one.path() + " " + one.field()).toList();

    assertThat(fields())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(tried.stream(), ELSEWHERE.stream()).toList());
  }

  @Test
  void case13AForeignIdBelowOneOfOursIsAsNone() {
    var nested =
        OpenApi.operations().stream().filter(one -> parameters(one.path()).size() > 1).toList();

    assertThat(nested).hasSizeGreaterThan(5);
    for (var operation : nested) {
      var child = parameters(operation.path()).getLast();
      var foreign = nested(operation, child, theirs.ids().get(child));
      assertThat(foreign).as(operation.toString()).startsWith("404").contains("not-found");
      assertThat(foreign)
          .as(operation.toString())
          .isEqualTo(nested(operation, child, IsolationTest.missing(child)));
    }
  }

  private static List<String> parameters(String path) {
    return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
  }

  private static String nested(OpenApi.Operation operation, String child, String id) {
    var ids = new HashMap<>(ours.ids());
    // A ticket's files are counted, and both tenants' tickets have the first.
    ids.put(child, child.equals("file") ? "1" : id);
    return ask(operation.method(), filled(operation.path(), ids), "0", null);
  }

  private static String answer(Naming naming, String id) {
    var body = filled(naming.body().replace('\'', '"'), ours.ids()).replace("@", id);
    return ask(
        naming.method(), "/api/v1" + filled(naming.path(), ours.ids()), version(naming), body);
  }

  /** Of what is replaced. */
  private static String version(Naming naming) {
    var last = parameters(naming.path()).stream().reduce((first, second) -> second).orElse("");
    var row =
        switch (last) {
          case "contract" -> "subscription where subscription_id";
          case "service" -> "service where service_id";
          default -> "";
        };
    return row.isEmpty()
        ? "0"
        : AdminServer.running()
            .texts(
                ours.owner().tenant(),
                "select xmin::text from %s = '%s' and tenant_id = $1"
                    .formatted(row, ours.ids().get(last)))
            .getFirst();
  }

  private static String filled(String text, Map<String, String> ids) {
    return PARAMETER.matcher(text).replaceAll(found -> ids.get(found.group(1)));
  }

  private static String ask(String method, String path, String version, @Nullable String body) {
    var request =
        ours.owner()
            .client()
            .method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
            .uri(path)
            .header("Idempotency-Key", Uuid7.next().toString())
            .header("If-Match", version);
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }
    var answer = request.exchange().expectBody(String.class).returnResult();
    return answer.getStatus().value() + " " + answer.getResponseBody();
  }

  /** What bodies name by an id, as "method path field". */
  private static List<String> fields() {
    var description = JsonMapper.shared().readTree(OpenApi.text());
    var found = new TreeSet<String>();
    for (var path : description.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        var body = method.getValue().at("/requestBody/content/application~1json/schema");
        var name = method.getKey() + " " + path.getKey().replace("/api/v1", "") + " ";
        names(description, body, "").forEach(field -> found.add(name + field));
      }
    }
    return List.copyOf(found);
  }

  private static Stream<String> names(JsonNode description, JsonNode schema, String field) {
    var reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      return names(description, description.at(reference.substring(1)), field);
    }
    var parts =
        Stream.concat(schema.path("oneOf").valueStream(), schema.path("allOf").valueStream())
            .flatMap(part -> names(description, part, field));
    var properties =
        schema
            .path("properties")
            .propertyStream()
            .flatMap(
                one ->
                    names(
                        description,
                        one.getValue(),
                        field.isEmpty() ? one.getKey() : field + "." + one.getKey()));
    var items =
        schema.has("items")
            ? names(description, schema.get("items"), field + "[]")
            : Stream.<String>of();
    var itself =
        "uuid".equals(schema.path("format").asString("")) ? Stream.of(field) : Stream.<String>of();
    return Stream.of(parts, properties, items, itself).flatMap(each -> each).distinct();
  }
}
