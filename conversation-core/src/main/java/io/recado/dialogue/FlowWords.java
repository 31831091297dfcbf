package io.recado.dialogue;

import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The texts in a flow's file, wherever they stand, and the file with others in their place: what
 * stands around them stays as it was, to the last blank.
 */
public final class FlowWords {

  private static final List<String> KINDS =
      List.of("collect", "confirm", "say", "branch", "look", "call", "handoff", "end");

  private FlowWords() {}

  /**
   * One text in all languages.
   *
   * @param path where it stands, such as {@code slots.category.prompt} or {@code
   *     steps.open.rejected.default}: of a step its name
   * @param line of the first language
   */
  public record Place(String path, int line, Map<Language, String> texts) {
    public Place {
      texts = Map.copyOf(texts);
    }
  }

  /** All of them, in the file's order; none of what is no YAML. */
  public static List<Place> in(YamlFile file) {
    return found(file).stream().map(Found::place).toList();
  }

  /**
   * The file with these texts.
   *
   * @param texts by path; a path that is not in the file changes nothing
   */
  public static YamlFile with(YamlFile file, Map<String, Map<Language, String>> texts) {
    var changes = new ArrayList<Change>();
    for (var found : found(file)) {
      texts
          .getOrDefault(found.path(), Map.of())
          .forEach((key, text) -> found.change(key, text, changes));
    }
    changes.sort(Comparator.comparingInt(Change::from).reversed());
    var written = new StringBuilder(file.text());
    changes.forEach(change -> change.in(written, file.text()));
    return new YamlFile(file.name(), written.toString());
  }

  private static List<Found> found(YamlFile file) {
    var found = new ArrayList<Found>();
    file.root().ifPresent(root -> collect(root, "", found));
    return found;
  }

  private static void collect(Node node, String path, List<Found> found) {
    if (node instanceof MappingNode mapping) {
      if (Found.isText(mapping)) {
        found.add(new Found(path, mapping));
      }
      mapping.getValue().forEach(tuple -> collect(tuple.getValueNode(), below(path, tuple), found));
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, below(path, item), found));
    }
  }

  private static String below(String path, NodeTuple tuple) {
    return join(path, tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?");
  }

  /** A step goes by its name. */
  private static String below(String path, Node item) {
    if (item instanceof MappingNode step) {
      for (var tuple : step.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && KINDS.contains(key.getValue())
            && tuple.getValueNode() instanceof ScalarNode name) {
          return join(path, name.getValue());
        }
      }
    }
    return join(path, "?");
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** A mapping that has a text for every language; it may have other keys besides. */
  private record Found(String path, MappingNode mapping) {

    static boolean isText(MappingNode mapping) {
      return texts(mapping).size() == Language.values().length;
    }

    Place place() {
      return new Place(path, mapping.getStartMark().getLine() + 1, texts(mapping));
    }

    void change(Language language, String text, List<Change> changes) {
      if (text.equals(texts(mapping).get(language))) {
        return;
      }
      for (var tuple : mapping.getValue()) {
        if (isOf(tuple, language)) {
          changes.add(Change.of(tuple, text, mapping.getFlowStyle() == FlowStyle.FLOW));
        }
      }
    }

    private static Map<Language, String> texts(MappingNode mapping) {
      var texts = new EnumMap<Language, String>(Language.class);
      for (var tuple : mapping.getValue()) {
        for (var language : Language.values()) {
          if (isOf(tuple, language) && tuple.getValueNode() instanceof ScalarNode text) {
            texts.put(language, text.getValue().strip());
          }
        }
      }
      return texts;
    }

    private static boolean isOf(NodeTuple tuple, Language language) {
      return tuple.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals(language.code())
          && tuple.getValueNode() instanceof ScalarNode;
    }
  }

  /**
   * What is written in the place of what.
   *
   * @param from counted in code points, as YAML counts
   */
  private record Change(int from, int until, String text) {

    static Change of(NodeTuple tuple, String text, boolean inline) {
      var value = tuple.getValueNode();
      int indent = tuple.getKeyNode().getStartMark().getColumn() + 2;
      return new Change(
          value.getStartMark().getIndex(),
          value.getEndMark().getIndex(),
          inline ? Quoted.of(text) : block(text, indent));
    }

    /** Lines as they are read; one line, and what blocks cannot hold, in quotes. */
    private static String block(String text, int indent) {
      if (!text.contains("\n")
          || !text.equals(text.strip())
          || text.matches("(?s).*[\\p{Cc}&&[^\n]].*")) {
        return Quoted.of(text);
      }
      var margin = "\n" + " ".repeat(indent);
      return "|-" + margin + text.replace("\n", margin);
    }

    /** A block ends behind its line's end, which stays. */
    void in(StringBuilder written, String original) {
      int start = original.offsetByCodePoints(0, from);
      int end = original.offsetByCodePoints(0, until);
      while (end > start && Character.isWhitespace(original.charAt(end - 1))) {
        end--;
      }
      written.replace(start, end, text);
    }
  }
}
