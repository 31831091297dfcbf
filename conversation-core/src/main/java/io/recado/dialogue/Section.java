package io.recado.dialogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file being read. What is missing or malformed is reported with its line, and
 * reading goes on with something harmless in its place, so that one reading finds every problem.
 */
public final class Section {

  /** As JSON writes numbers; what else YAML takes for one, such as 0x1F, is a text. */
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");

  private final Problems problems;
  private final String what;
  private final int line;
  private final Map<String, Node> values;
  private final Map<String, Integer> lines;

  /**
   * @param what how problems call it, such as {@code slot "category"}
   */
  Section(Problems problems, String what, @Nullable Node node, int line) {
    this(problems, what, new LinkedHashMap<>(), new LinkedHashMap<>(), line);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> add(entry.getKeyNode(), entry.getValueNode()));
    } else if (node != null) {
      problems.at(line, "%s must have keys and values", what);
    }
  }

  private Section(
      Problems problems,
      String what,
      Map<String, Node> values,
      Map<String, Integer> lines,
      int line) {
    this.problems = problems;
    this.what = what;
    this.values = values;
    this.lines = lines;
    this.line = line;
  }

  private void add(Node key, Node value) {
    if (!(key instanceof ScalarNode scalar)) {
      problems.at(lineOf(key), "%s has a key that is no plain word", what);
    } else if (values.containsKey(scalar.getValue())) {
      problems.at(lineOf(key), "%s has \"%s\" twice", what, scalar.getValue());
    } else {
      values.put(scalar.getValue(), value);
      lines.put(scalar.getValue(), lineOf(key));
    }
  }

  /** The same section, called otherwise in problems. */
  Section named(String name) {
    return new Section(problems, name, values, lines, line);
  }

  public int line() {
    return line;
  }

  /** The line of a key; that of the section when the key is missing. */
  public int line(String key) {
    return lines.getOrDefault(key, line);
  }

  public String what() {
    return what;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public Set<String> keys() {
    return values.keySet();
  }

  /** Reports every key that is not among the known ones. */
  public void allow(Set<String> known) {
    for (var key : values.keySet()) {
      if (!known.contains(key)) {
        problems.at(
            line(key),
            "%s has an unknown key \"%s\"; known are %s",
            what,
            key,
            String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /** The text of a key; missing or blank is a problem. */
  public String text(String key) {
    if (!has(key)) {
      problems.at(line, "%s has no %s", what, key);
      return "";
    }
    if (!(values.get(key) instanceof ScalarNode scalar)) {
      problems.at(line(key), "%s: %s must be a text", what, key);
      return "";
    }
    if (scalar.getValue().isBlank()) {
      problems.at(line(key), "%s: %s is empty", what, key);
    }
    return scalar.getValue().strip();
  }

  /** The text of a key; null when the key is missing. */
  public @Nullable String textIfAny(String key) {
    return has(key) ? text(key) : null;
  }

  public int number(String key, int otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    var text = text(key);
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with negative numbers.
    }
    problems.at(line(key), "%s: %s must be a whole number, not \"%s\"", what, key, text);
    return otherwise;
  }

  public boolean flag(String key) {
    if (!has(key)) {
      return false;
    }
    var text = text(key);
    if (!text.equals("true") && !text.equals("false")) {
      problems.at(line(key), "%s: %s must be true or false, not \"%s\"", what, key, text);
    }
    return text.equals("true");
  }

  /** The section under a key; a missing one is reported and read as empty. */
  public Section section(String key, String name) {
    if (!has(key)) {
      problems.at(line, "%s has no %s", what, key);
    }
    return sectionIfAny(key, name);
  }

  /** The section under a key; a missing one is read as empty. */
  public Section sectionIfAny(String key, String name) {
    return new Section(problems, name, values.get(key), line(key));
  }

  /** The sections under this one, each called by its key. */
  public Map<String, Section> sections(String name) {
    var all = new LinkedHashMap<String, Section>();
    for (var key : values.keySet()) {
      all.put(key, section(key, "%s \"%s\"".formatted(name, key)));
    }
    return all;
  }

  /** The items of a list of sections; a missing or empty list is reported. */
  public List<Section> list(String key, String name) {
    var items = new ArrayList<Section>();
    if (values.get(key) instanceof SequenceNode sequence) {
      for (var node : sequence.getValue()) {
        items.add(new Section(problems, name, node, lineOf(node)));
      }
    } else if (has(key)) {
      problems.at(line(key), "%s: %s must be a list", what, key);
      return items;
    }
    if (items.isEmpty()) {
      problems.at(line(key), "%s has no %s", what, key);
    }
    return items;
  }

  /** A list of words under a key; empty when the key is missing. */
  public List<String> words(String key) {
    var words = new ArrayList<String>();
    if (values.get(key) instanceof SequenceNode sequence) {
      for (var node : sequence.getValue()) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
          words.add(scalar.getValue().strip());
        } else {
          problems.at(lineOf(node), "%s: a word of %s is no text", what, key);
        }
      }
    } else if (has(key)) {
      problems.at(line(key), "%s: %s must be a list of words", what, key);
    }
    return words;
  }

  /**
   * What stands under a key, whatever it is: maps, lists, texts, whole numbers, fractions, truth
   * values and null, as JSON has them; null when the key is missing.
   */
  public @Nullable Object plain(String key) {
    var node = values.get(key);
    return node == null ? null : plain(node);
  }

  private @Nullable Object plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> plain(mapping);
      case SequenceNode sequence -> sequence.getValue().stream().map(this::plain).toList();
      case ScalarNode scalar -> plain(scalar);
      default -> {
        problems.at(lineOf(node), "%s has something that is neither text, list nor mapping", what);
        yield null;
      }
    };
  }

  private Map<String, @Nullable Object> plain(MappingNode mapping) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : mapping.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        all.put(key.getValue(), plain(entry.getValueNode()));
      } else {
        problems.at(lineOf(entry.getKeyNode()), "%s has a key that is no plain word", what);
      }
    }
    return all;
  }

  /** As it is tagged: a quoted number is a text. */
  private static @Nullable Object plain(ScalarNode scalar) {
    var text = scalar.getValue();
    var tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return text.equalsIgnoreCase("true");
    }
    return (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && NUMBER.matcher(text).matches()
        ? new BigDecimal(text)
        : text;
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
