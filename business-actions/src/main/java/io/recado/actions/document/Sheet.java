package io.recado.actions.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Pages of A4, drawn from the top down. Measures are points, from the left edge and from the top.
 * One font, which comes with PDFBox and is embedded, so that a document looks and prints the same
 * everywhere.
 */
final class Sheet implements AutoCloseable {

  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** A stroke of this part of the size around each letter makes it bold. */
  private static final float BOLD = 0.028f;

  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private final List<PDPage> pages = new ArrayList<>();
  private PDPageContentStream stream;

  Sheet(String title) throws IOException {
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, Objects.requireNonNull(file));
    }
    document.getDocumentInformation().setTitle(title);
    stream = nextPage();
  }

  /** How a text looks. */
  record Style(float size, boolean bold, Ink ink) {

    static final Style PLAIN = new Style(9.5f, false, Ink.DARK);
    static final Style STRONG = new Style(9.5f, true, Ink.DARK);
    static final Style SMALL = new Style(8, false, Ink.GREY);
  }

  /** The colours there are. */
  enum Ink {
    DARK(0.13f, 0.16f, 0.20f),
    GREY(0.42f, 0.46f, 0.51f),
    ACCENT(0.05f, 0.33f, 0.48f),
    PALE(0.93f, 0.95f, 0.97f),
    RULE(0.80f, 0.83f, 0.86f),
    WHITE(1, 1, 1);

    private final float red;
    private final float green;
    private final float blue;

    Ink(float red, float green, float blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }
  }

  void newPage() throws IOException {
    stream.close();
    stream = nextPage();
  }

  int pageCount() {
    return pages.size();
  }

  /** Goes back to a page that was begun before; from 0. */
  void turnTo(int page) throws IOException {
    stream.close();
    stream =
        new PDPageContentStream(
            document, pages.get(page), PDPageContentStream.AppendMode.APPEND, true, true);
  }

  void text(float left, float top, Style style, String text) throws IOException {
    stream.beginText();
    stream.setFont(font, style.size());
    stream.setNonStrokingColor(style.ink().red, style.ink().green, style.ink().blue);
    stream.setStrokingColor(style.ink().red, style.ink().green, style.ink().blue);
    stream.setLineWidth(style.size() * BOLD);
    stream.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    stream.newLineAtOffset(left, HEIGHT - top);
    stream.showText(drawable(text));
    stream.endText();
  }

  /** Ends at this place. */
  void textTo(float right, float top, Style style, String text) throws IOException {
    text(right - width(style, text), top, style, text);
  }

  void box(float left, float top, float width, float height, Ink ink) throws IOException {
    stream.setNonStrokingColor(ink.red, ink.green, ink.blue);
    stream.addRect(left, HEIGHT - top - height, width, height);
    stream.fill();
  }

  /** A text in lines that are no wider than this; a longer word stands by itself. */
  List<String> wrapped(String text, Style style, float width) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(style, longer) > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  byte[] bytes() throws IOException {
    stream.close();
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  float width(Style style, String text) throws IOException {
    return font.getStringWidth(drawable(text)) / 1000 * style.size();
  }

  private PDPageContentStream nextPage() throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    pages.add(page);
    return new PDPageContentStream(document, page);
  }

  /** Without what the font has no letters for. */
  private String drawable(String text) {
    var known = new StringBuilder();
    text.replaceAll("\\s", " ").codePoints().forEach(point -> known.append(drawable(point)));
    return known.toString();
  }

  private String drawable(int point) {
    var letter = Character.toString(point);
    try {
      font.encode(letter);
      return letter;
    } catch (IOException | IllegalArgumentException e) {
      return "?";
    }
  }
}
