package io.recado.intents.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the words of a Word document (ECMA-376, part 1, WordprocessingML). Headings are known by
 * their style's name, which is the same in every language of Word. Pictures, comments and what was
 * deleted under revision are left out.
 */
final class DocxDocument {

  /** Of everything in the package, unpacked. */
  private static final int MOST_UNPACKED = 64 * 1024 * 1024;

  private static final String BODY = "word/document.xml";
  private static final String STYLES = "word/styles.xml";

  private static final XMLInputFactory XML = xml();

  private DocxDocument() {}

  static List<Section> sections(byte[] bytes) {
    var parts = unpacked(bytes);
    var body = parts.get(BODY);
    if (body == null) {
      throw UnreadableException.of(Unreadable.DAMAGED);
    }
    try {
      var levels =
          parts.containsKey(STYLES) ? levels(parts.get(STYLES)) : Map.<String, Integer>of();
      return new DocxReading(levels).sections(reader(body));
    } catch (XMLStreamException damaged) {
      throw new UnreadableException(Unreadable.DAMAGED, damaged);
    }
  }

  /** The parts that are read. All others are counted, which a bomb does not pass. */
  private static Map<String, byte[]> unpacked(byte[] bytes) {
    var parts = new HashMap<String, byte[]>();
    int room = MOST_UNPACKED;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean read = entry.getName().equals(BODY) || entry.getName().equals(STYLES);
        var part = read ? zip.readNBytes(room + 1) : null;
        room -= part == null ? skipped(zip, room) : part.length;
        if (room < 0) {
          throw UnreadableException.of(Unreadable.TOO_LARGE);
        }
        if (part != null) {
          parts.put(entry.getName(), part);
        }
      }
    } catch (IOException damaged) {
      throw new UnreadableException(Unreadable.DAMAGED, damaged);
    }
    return parts;
  }

  private static int skipped(ZipInputStream zip, int room) throws IOException {
    var buffer = new byte[8192];
    int skipped = 0;
    for (int read = zip.read(buffer); read >= 0 && skipped <= room; read = zip.read(buffer)) {
      skipped += read;
    }
    return skipped;
  }

  /** Style → the level of the headings it makes. */
  private static Map<String, Integer> levels(byte[] styles) throws XMLStreamException {
    var levels = new HashMap<String, Integer>();
    var reader = reader(styles);
    var style = "";
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "style" -> style = DocxReading.attribute(reader, "styleId");
        case "name" -> {
          var name = DocxReading.attribute(reader, "val").toLowerCase(Locale.ROOT);
          if (name.matches("heading [1-9]")) {
            levels.put(style, name.charAt(name.length() - 1) - '0');
          } else if (name.equals("title")) {
            levels.put(style, 1);
          }
        }
        default -> {
          // Fonts and distances.
        }
      }
    }
    return levels;
  }

  private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    return XML.createXMLStreamReader(new ByteArrayInputStream(part));
  }

  private static XMLInputFactory xml() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
