package io.recado.admin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that nobody sends in earnest, and bodies that have some in them. */
final class OddValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final int MANY = 200;

  /** What parsers, times, numbers and PostgreSQL have stumbled over somewhere. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\uD800",
          "\u202E",
          "😀".repeat(20),
          "null",
          "%",
          "%25",
          "'",
          "\\",
          "-1",
          "0",
          "9223372036854775808",
          "1e999",
          "NaN",
          "T-0",
          "T-999999999999",
          "C-1",
          "C-99999999999999999999",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01",
          "+999999999-12-31",
          "2026-02-30",
          "0000-01-01",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "2026-03-29T02:30:00+18:00",
          "24:00",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "____________________________AAAA",
          "f_______________________________",
          "http://[::1",
          "//",
          "OPEN",
          "ticket.",
          "{{x}}",
          "- [a: {b",
          "x".repeat(300),
          "x".repeat(20_000));

  private static final List<JsonNode> NUMBERS =
      List.of(
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(Integer.MAX_VALUE),
          JSON.numberNode(Integer.MIN_VALUE),
          JSON.numberNode(Integer.MAX_VALUE + 1L),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(Long.MIN_VALUE),
          JSON.numberNode(BigInteger.TWO.pow(200)),
          JSON.numberNode(0.5),
          JSON.numberNode(-0.0),
          JSON.numberNode(1e308),
          JSON.numberNode(4.9e-324));

  private final Random random;

  OddValues(Random random) {
    this.random = random;
  }

  String text() {
    return one(TEXTS);
  }

  /** The body with one thing in it odd, or left out. */
  JsonNode oddOnce(JsonNode body) {
    var places = places(body);
    if (places.isEmpty() || random.nextInt(20) == 0) {
      return JSON.arrayNode().add(body);
    }
    spoil(one(places));
    return body;
  }

  /** The body with any of it odd, or left out. */
  JsonNode oddAnywhere(JsonNode body) {
    places(body).stream().filter(_ -> random.nextInt(3) == 0).forEach(this::spoil);
    return body;
  }

  /** Where a value stands: the field of an object, or the position in an array. */
  private sealed interface Place {
    record Field(ObjectNode in, String name) implements Place {}

    record Position(ArrayNode in, int index) implements Place {}
  }

  private static List<Place> places(JsonNode in) {
    var places = new ArrayList<Place>();
    if (in instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> places.add(new Place.Field(object, name)));
    } else if (in instanceof ArrayNode array) {
      IntStream.range(0, array.size())
          .mapToObj(index -> new Place.Position(array, index))
          .forEach(places::add);
    }
    in.values().forEach(value -> places.addAll(places(value)));
    return places;
  }

  private void spoil(Place place) {
    switch (place) {
      case Place.Field(var in, var name) when random.nextInt(8) == 0 -> in.remove(name);
      case Place.Field(var in, var name) -> in.set(name, instead(in.path(name)));
      case Place.Position(var in, var index) -> in.set(index, instead(in.path(index)));
    }
  }

  /** Three times of four of the same type: another is refused by whatever reads the body. */
  private JsonNode instead(JsonNode value) {
    return switch (random.nextInt(24)) {
      case 0, 1 -> JSON.nullNode();
      case 2 -> JSON.booleanNode(true);
      case 3 -> JSON.arrayNode().add(value.deepCopy());
      case 4 -> JSON.objectNode().set("x", value.deepCopy());
      case 5 -> one(NUMBERS);
      default -> odd(value);
    };
  }

  private JsonNode odd(JsonNode value) {
    if (value.isNumber()) {
      return one(NUMBERS);
    }
    if (value instanceof ArrayNode array) {
      return random.nextBoolean() ? JSON.arrayNode() : repeated(array);
    }
    return value.isBoolean() ? JSON.nullNode() : JSON.stringNode(text());
  }

  private static JsonNode repeated(ArrayNode array) {
    var many = JSON.arrayNode();
    for (int i = 0; i < MANY && !array.isEmpty(); i++) {
      many.add(array.get(i % array.size()).deepCopy());
    }
    return many;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
