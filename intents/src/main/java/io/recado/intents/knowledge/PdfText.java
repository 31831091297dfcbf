package io.recado.intents.knowledge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The program that a PDF is read by, in a process of its own: a small file may unpack to any size,
 * and PDFBox knows no limit. Reads the file from standard input. Writes a line for each of its
 * lines: the size of its letters in tenths of a point, a tab, the words; and blank lines between
 * paragraphs.
 */
final class PdfText extends PDFTextStripper {

  static final int LOCKED = 10;
  static final int TOO_MANY_PAGES = 11;
  static final int DAMAGED = 12;

  private final PrintStream out;
  private final StringBuilder line = new StringBuilder();
  private float largest;

  private PdfText(PrintStream out) {
    this.out = out;
    setSortByPosition(true);
  }

  /**
   * @param arguments the most pages that are read
   */
  public static void main(String[] arguments) throws IOException {
    System.exit(read(Integer.parseInt(arguments[0])));
  }

  private static int read(int mostPages) throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (PDDocument document = Loader.loadPDF(System.in.readAllBytes())) {
      if (document.getNumberOfPages() > mostPages) {
        return TOO_MANY_PAGES;
      }
      new PdfText(out).getText(document);
      out.flush();
      return 0;
    } catch (InvalidPasswordException locked) {
      return LOCKED;
    } catch (IOException | RuntimeException damaged) {
      return DAMAGED;
    }
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    line.append(text);
    for (var position : positions) {
      largest = Math.max(largest, position.getFontSizeInPt());
    }
  }

  @Override
  protected void writeWordSeparator() {
    line.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
    out.println();
  }

  @Override
  protected void writePageEnd() {
    endLine();
    out.println();
  }

  private void endLine() {
    if (!line.isEmpty()) {
      out.println(Math.round(largest * 10) + "\t" + line);
    }
    line.setLength(0);
    largest = 0;
  }
}
