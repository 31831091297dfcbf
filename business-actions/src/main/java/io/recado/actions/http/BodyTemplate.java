package io.recado.actions.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose texts are templates. It is filled in as a tree and written afterwards, so nothing that
 * a customer writes can become a part of its form. A place that stands alone in a text becomes the
 * value itself: a number where the input is one, and null where it was left open.
 */
final class BodyTemplate {

  private final @Nullable Object tree;

  /**
   * @param tree maps, lists, texts, numbers, truth values, null
   */
  BodyTemplate(@Nullable Object tree) {
    this.tree = tree;
  }

  Stream<Template> texts() {
    return texts(tree);
  }

  String filled(Values values) {
    return JsonMapper.shared().writeValueAsString(filled(tree, values));
  }

  private static Stream<Template> texts(@Nullable Object node) {
    return switch (node) {
      case Map<?, ?> map -> map.values().stream().flatMap(BodyTemplate::texts);
      case List<?> list -> list.stream().flatMap(BodyTemplate::texts);
      case String text -> Stream.of(Template.of(text));
      case null, default -> Stream.empty();
    };
  }

  private static @Nullable Object filled(@Nullable Object node, Values values) {
    return switch (node) {
      case Map<?, ?> map -> {
        var filled = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> filled.put(String.valueOf(key), filled(value, values)));
        yield filled;
      }
      case List<?> list -> {
        var filled = new ArrayList<@Nullable Object>();
        list.forEach(item -> filled.add(filled(item, values)));
        yield filled;
      }
      case String text -> filled(Template.of(text), values);
      case null, default -> node;
    };
  }

  private static @Nullable Object filled(Template text, Values values) {
    if (text.parts().size() == 1
        && text.parts().getFirst() instanceof Template.Part.Place(var place)) {
      var value = values.valueOf(place);
      return value != null && values.isNumber(place) ? new BigDecimal(value) : value;
    }
    return text.filled(values::text);
  }
}
