package io.recado.docker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A Dockerfile as its instructions, in order. */
record Dockerfile(List<Instruction> instructions) {

  static Dockerfile parse(String text) {
    var instructions = new ArrayList<Instruction>();
    var open = new StringBuilder();
    for (var line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      if (line.endsWith("\\")) {
        open.append(line, 0, line.length() - 1);
      } else if (!open.append(line).toString().isBlank()) {
        instructions.add(Instruction.parse(open.toString().strip()));
        open.setLength(0);
      }
    }
    return new Dockerfile(instructions);
  }

  List<Instruction> all(String keyword) {
    return instructions.stream()
        .filter(instruction -> instruction.keyword().equals(keyword))
        .toList();
  }

  /** The one that holds: a later one of the same keyword replaces the earlier. */
  Instruction last(String keyword) {
    return all(keyword).getLast();
  }

  /** What the build copies out of the project. */
  List<String> copiedFromTheProject() {
    return all("COPY").stream()
        .map(copy -> copy.arguments().split("\\s+"))
        .filter(words -> !words[0].startsWith("--from="))
        .flatMap(words -> Arrays.stream(words, 0, words.length - 1))
        .toList();
  }

  /** One instruction; its lines are joined. */
  record Instruction(String keyword, String arguments) {

    static Instruction parse(String line) {
      var parts = line.split("\\s+", 2);
      return new Instruction(parts[0], parts[1]);
    }

    /** The words of a command in exec form. */
    List<String> command() {
      if (arguments.indexOf('[') < 0) {
        throw new IllegalStateException(keyword + " is not in exec form: " + arguments);
      }
      var array = arguments.substring(arguments.indexOf('['));
      return Arrays.asList(JsonMapper.shared().readValue(array, String[].class));
    }
  }
}
