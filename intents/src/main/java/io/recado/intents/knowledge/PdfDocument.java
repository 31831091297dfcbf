package io.recado.intents.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads PDFs. Lines in larger letters than most are headings. Scanned pages have no words. A small
 * file may unpack to any size: to be read in a process of its own.
 */
final class PdfDocument {

  /** In tenths: letters so much larger than most make a heading. */
  private static final int LARGER = 12;

  private static final int LONGEST_HEADING = 120;

  private PdfDocument() {}

  static List<Section> sections(byte[] bytes, int mostPages) {
    return outline(PdfText.lines(bytes, mostPages));
  }

  private static List<Section> outline(List<PdfText.Line> lines) {
    int usual = usual(lines);
    var outline = new Outline();
    var paragraph = new ArrayList<String>();
    for (var line : lines) {
      if (line.words().isBlank()) {
        end(paragraph, outline);
      } else if (line.size() * 10 >= usual * LARGER && line.words().length() <= LONGEST_HEADING) {
        end(paragraph, outline);
        outline.heading(line.size() * 10 >= usual * 15 ? 1 : 2, line.words());
      } else {
        paragraph.add(line.words().strip());
      }
    }
    end(paragraph, outline);
    return outline.sections();
  }

  private static void end(List<String> paragraph, Outline outline) {
    outline.paragraph(String.join(" ", paragraph).replaceAll("(\\p{Ll})- (?=\\p{Ll})", "$1"));
    paragraph.clear();
  }

  /** The size that most letters have. */
  private static int usual(List<PdfText.Line> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                PdfText.Line::size, Collectors.summingInt(each -> each.words().length())))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }
}
