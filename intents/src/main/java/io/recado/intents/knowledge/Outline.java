package io.recado.intents.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Gathers a document's sections while it is read from top to bottom. */
final class Outline {

  private static final String BETWEEN = " – ";

  private final List<Section> sections = new ArrayList<>();
  private final List<Heading> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * @param level 1 is the outermost
   */
  void heading(int level, String title) {
    if (title.isBlank()) {
      return;
    }
    end();
    path.removeIf(above -> above.level >= level);
    path.add(new Heading(level, title.strip().replaceAll("\\s+", " ")));
  }

  void paragraph(String words) {
    var stripped = words.strip();
    if (!stripped.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n").append(stripped);
    }
  }

  /** A line of a list or table: nearer to the one before than a paragraph. */
  void line(String words) {
    var stripped = words.strip();
    if (!stripped.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(stripped);
    }
  }

  List<Section> sections() {
    end();
    return List.copyOf(sections);
  }

  private void end() {
    if (!text.isEmpty()) {
      var headings = path.stream().map(Heading::title).toList();
      sections.add(new Section(String.join(BETWEEN, headings), text.toString()));
      text.setLength(0);
    }
  }

  private record Heading(int level, String title) {}
}
