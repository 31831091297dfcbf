package io.recado.docker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compose files that are used together, as a tree each. */
record Compose(List<JsonNode> files) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

  static Compose of(String... names) {
    return new Compose(Stream.of(names).map(Compose::tree).toList());
  }

  /** The services of all files; one that several files speak of appears several times. */
  List<Service> services() {
    return files.stream()
        .flatMap(file -> file.path("services").properties().stream())
        .map(entry -> new Service(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<Service> applications() {
    return services().stream().filter(service -> service.node().has("build")).toList();
  }

  List<Service> servers() {
    return services().stream()
        .filter(service -> service.node().has("image") && !service.node().has("build"))
        .toList();
  }

  /** What is declared at the top of the files, such as volumes. */
  Map<String, JsonNode> declared(String kind) {
    var declared = new TreeMap<String, JsonNode>();
    files.forEach(
        file -> file.path(kind).properties().forEach(e -> declared.put(e.getKey(), e.getValue())));
    return declared;
  }

  private static JsonNode tree(String name) {
    Object content = new Yaml().load(Project.text(Project.DOCKER.resolve(name)));
    return JsonMapper.shared().valueToTree(content);
  }

  /** A service as one file has it. */
  record Service(String name, JsonNode node) {

    /** Its variables, as they are when the operator sets nothing. */
    Map<String, String> environment() {
      var environment = new TreeMap<String, String>();
      node.path("environment")
          .properties()
          .forEach(e -> environment.put(e.getKey(), withDefaults(e.getValue().asString())));
      return environment;
    }

    List<String> list(String key) {
      return node.path(key).valueStream().map(JsonNode::asString).toList();
    }

    /** The names of the volumes it mounts; files of the project are not among them. */
    List<String> volumes() {
      return list("volumes").stream()
          .map(mount -> mount.split(":")[0])
          .filter(source -> !source.startsWith("."))
          .toList();
    }

    /** The project's files it mounts. */
    List<String> files() {
      return list("volumes").stream()
          .map(mount -> mount.split(":")[0])
          .filter(source -> source.startsWith("."))
          .toList();
    }

    private static String withDefaults(String text) {
      return VARIABLE.matcher(text).replaceAll("$1");
    }
  }
}
