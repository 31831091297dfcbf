package io.recado.admin;

import io.recado.conversation.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as the description has them: what callers send in earnest, as far as a schema tells. */
final class DescribedValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Fields that name something by another word than paths do. */
  private static final Map<String, String> OTHERWISE = Map.of("from", "contact", "parent", "node");

  /** Of fields whose texts have a form that no schema tells. */
  private static final Map<String, List<String>> FORMS =
      Map.ofEntries(
          Map.entry("address", List.of("http://127.0.0.1:1/", "Calle 1, Valdivia")),
          Map.entry("closes", List.of("18:00", "23:59")),
          Map.entry("colour", List.of("#336699")),
          Map.entry("country", List.of("CL", "DE")),
          Map.entry("csv", List.of("number;name;language\nK-1;Ana;es\nK-2;Ben;en\n")),
          Map.entry("currency", List.of("CLP", "EUR")),
          Map.entry("domain", List.of("shop.example", "https://shop.example")),
          Map.entry("key", List.of("greeting", "fallback")),
          Map.entry("number", List.of("K-1", "000123456789")),
          Map.entry("opens", List.of("00:00", "09:00")),
          Map.entry("path", List.of("steps.0.say", "title")),
          Map.entry("phone", List.of("+56912345678")),
          Map.entry("prefix", List.of("F-")),
          Map.entry("shortcut", List.of("hi", "bye")),
          Map.entry("taxNumber", List.of("76.123.456-0")),
          Map.entry("timeZone", List.of("America/Santiago", "Europe/Berlin")),
          Map.entry("type", List.of("ticket.opened", "conversation.resolved")),
          Map.entry("yaml", List.of(yaml("their_flow"), yaml("another_flow"))));

  private static final List<String> WORDS =
      List.of("hola", "Norte 1", "¿Cuándo vuelve?", "internet", "# Fibra\n\nVa rápido.");

  private static final List<Integer> WHOLE = List.of(0, 1, 5, 15, 30, 60, 240, 1900, 14990);
  private static final List<Double> BROKEN = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  private final JsonNode description;
  private final Map<String, String> ids;
  private final Random random;

  /**
   * @param ids of what there is, by the names that paths have for it
   */
  DescribedValues(JsonNode description, Map<String, String> ids, Random random) {
    this.description = description;
    this.ids = ids;
    this.random = random;
  }

  private static String yaml(String flow) {
    return """
        flow: %s
        intent: their_errand
        title: {es: suyo, en: theirs, de: ihres}
        steps:
          - end: finished
        """
        .formatted(flow);
  }

  /** A value of a field, or of a parameter, of this name. */
  JsonNode of(String name, JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    var found = reference.isEmpty() ? schema : description.at(reference.substring(1));
    if (found.has("oneOf")) {
      return of(name, one(found.get("oneOf").valueStream().toList()));
    }
    if (found.has("properties") || found.has("allOf")) {
      var object = JSON.objectNode();
      fill(object, found, reference, new HashSet<>());
      return object;
    }
    return found.has("enum") ? one(found.get("enum").valueStream().toList()) : plain(name, found);
  }

  private void fill(ObjectNode object, JsonNode schema, String reference, Set<String> needed) {
    schema.path("required").valueStream().map(JsonNode::asString).forEach(needed::add);
    for (var part : schema.path("allOf")) {
      fill(object, resolved(part), reference, needed);
    }
    schema
        .path("properties")
        .propertyStream()
        .filter(field -> needed.contains(field.getKey()) || random.nextInt(4) > 0)
        .forEach(field -> object.set(field.getKey(), of(field.getKey(), field.getValue())));
    var kinds = schema.path("discriminator");
    kinds
        .path("mapping")
        .propertyStream()
        .filter(kind -> kind.getValue().asString().equals(reference))
        .forEach(kind -> object.put(kinds.get("propertyName").asString(), kind.getKey()));
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }

  private JsonNode plain(String name, JsonNode schema) {
    return switch (type(schema)) {
      case "array" -> array(name.replaceFirst("s$", ""), schema.path("items"));
      case "object" -> map(name, schema.path("additionalProperties"));
      case "integer" -> JSON.numberNode(one(WHOLE));
      case "number" -> JSON.numberNode(one(BROKEN));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.stringNode(text(name, schema.path("format").asString("")));
    };
  }

  /** Of a field that may be null, the type it has when it is not. */
  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray()
        ? type.valueStream()
            .map(JsonNode::asString)
            .filter(it -> !it.equals("null"))
            .toList()
            .get(0)
        : type.asString("string");
  }

  private JsonNode array(String name, JsonNode items) {
    var array = JSON.arrayNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      array.add(of(name, items));
    }
    return array;
  }

  private JsonNode map(String name, JsonNode values) {
    var map = JSON.objectNode();
    List.of("es", "en", "de").forEach(language -> map.set(language, of(name, values)));
    return map;
  }

  private String text(String name, String format) {
    return switch (format) {
      case "uuid" -> known(name, Uuid7.next().toString());
      case "date" -> day().toString();
      case "date-time" -> moment().toString();
      default -> name.equals("intent") ? known(name, "none") : word(name);
    };
  }

  /** What there is of this name, three times of four. */
  private String known(String name, String other) {
    var known = ids.get(OTHERWISE.getOrDefault(name, name));
    return known != null && random.nextInt(4) > 0 ? known : other;
  }

  private String word(String name) {
    if (name.equals("email")) {
      return "f" + random.nextInt(1_000_000) + "@people.example";
    }
    return one(FORMS.getOrDefault(name, WORDS));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private LocalDate day() {
    return today().plusDays(random.nextInt(-3, 60));
  }

  private Instant moment() {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return now.plus(Duration.ofMinutes(random.nextInt(-300, 3000)));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
