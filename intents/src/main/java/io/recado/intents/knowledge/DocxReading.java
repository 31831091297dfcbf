package io.recado.intents.knowledge;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One reading of a Word document's body, from its first element to its last. */
final class DocxReading {

  private final Map<String, Integer> levels;
  private final Outline outline = new Outline();
  private final StringBuilder words = new StringBuilder();
  private int level;
  private boolean listed;
  private int cells;

  /**
   * @param levels style → the level of the headings it makes
   */
  DocxReading(Map<String, Integer> levels) {
    this.levels = levels;
  }

  List<Section> sections(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin(reader);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(reader.getLocalName());
      }
    }
    return outline.sections();
  }

  private void begin(XMLStreamReader reader) throws XMLStreamException {
    switch (reader.getLocalName()) {
      case "pStyle" -> level = levels.getOrDefault(attribute(reader, "val"), 0);
      case "numPr" -> listed = true;
      case "t" -> words.append(reader.getElementText());
      case "tab" -> words.append(' ');
      case "br", "cr" -> words.append('\n');
      case "tc" -> cells++;
      default -> {
        // Looks.
      }
    }
  }

  private void end(String element) {
    switch (element) {
      case "p" -> paragraph();
      case "tc" -> {
        cells--;
        words.append(" · ");
      }
      case "tr" -> {
        if (cells == 0) {
          outline.line(withoutEmptyEnd(taken()));
        }
      }
      default -> {
        // Looks.
      }
    }
  }

  /** Without the separators of empty cells; a pattern would take its time over many. */
  private static String withoutEmptyEnd(String row) {
    int end = row.length();
    while (end > 0 && (row.charAt(end - 1) == ' ' || row.charAt(end - 1) == '·')) {
      end--;
    }
    return row.substring(0, end);
  }

  private void paragraph() {
    if (cells > 0) {
      words.append(' ');
    } else if (level > 0) {
      outline.heading(level, taken());
    } else if (listed) {
      var line = taken();
      outline.line(line.isBlank() ? "" : "• " + line.strip());
    } else {
      outline.paragraph(taken());
    }
    level = 0;
    listed = false;
  }

  private String taken() {
    var taken = words.toString();
    words.setLength(0);
    return taken;
  }

  /** Of whatever namespace: there are two editions of the standard. Empty when it is missing. */
  static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }
}
