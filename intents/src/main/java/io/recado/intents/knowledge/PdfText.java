package io.recado.intents.knowledge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF with the size of their letters, and blank ones between paragraphs. */
final class PdfText extends PDFTextStripper {

  private static final Line BLANK = new Line(0, "");

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private float largest;

  private PdfText() {
    setSortByPosition(true);
  }

  /**
   * @throws UnreadableException when it is locked, damaged, or has more pages
   */
  static List<Line> lines(byte[] bytes, int mostPages) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > mostPages) {
        throw UnreadableException.of(Unreadable.TOO_MANY_PAGES);
      }
      var text = new PdfText();
      text.writeText(
          document,
          new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
      return text.lines;
    } catch (InvalidPasswordException locked) {
      throw new UnreadableException(Unreadable.LOCKED, locked);
    } catch (IOException damaged) {
      throw new UnreadableException(Unreadable.DAMAGED, damaged);
    }
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    words.append(text);
    for (var position : positions) {
      largest = Math.max(largest, position.getFontSizeInPt());
    }
  }

  @Override
  protected void writeWordSeparator() {
    words.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
    lines.add(BLANK);
  }

  @Override
  protected void writePageEnd() {
    endLine();
    lines.add(BLANK);
  }

  private void endLine() {
    if (!words.isEmpty()) {
      lines.add(new Line(Math.round(largest * 10), words.toString()));
    }
    words.setLength(0);
    largest = 0;
  }

  /**
   * One line.
   *
   * @param size of its largest letters, in tenths of a point
   */
  record Line(int size, String words) {}
}
