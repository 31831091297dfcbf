package io.recado.dialogue;

import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file as given by an owner.
 *
 * @param name how problems call it, such as {@code open_ticket.yaml}
 */
public record YamlFile(String name, String text) {

  /** Its outermost mapping. Nothing is constructed: only nodes with their lines are read. */
  public Section read(String what, Problems problems) {
    return new Section(problems, what, compose(problems), 1);
  }

  /** Its outermost node; empty when it is no YAML. */
  Optional<Node> root() {
    return Optional.ofNullable(compose(new Problems(name)));
  }

  private @Nullable Node compose(Problems problems) {
    try {
      var node = new Yaml(new SafeConstructor(withoutAliases())).compose(new StringReader(text));
      if (node == null) {
        problems.at(1, "the file is empty");
      }
      return node;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.at(line, "not YAML: %s", e.getProblem());
      return null;
    } catch (YAMLException e) {
      problems.at(1, "not YAML: %s", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** What refers to itself, or doubles a few dozen times, would be read for ever. */
  private static LoaderOptions withoutAliases() {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    return options;
  }
}
