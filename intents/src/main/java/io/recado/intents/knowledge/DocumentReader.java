package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Format;
import java.io.IOException;
import java.util.List;

/**
 * The program that documents are read by, in a process of its own: a small file may unpack to any
 * size, or take any time. Reads the file from standard input and writes its sections ({@link
 * SectionFile}) to standard output; the exit code tells why it did not.
 */
final class DocumentReader {

  /** Below, codes are the virtual machine's. */
  private static final int FIRST_CODE = 10;

  private static final List<Unreadable> REASONS = List.of(Unreadable.values());

  private DocumentReader() {}

  /**
   * @param arguments the {@link Format}, and the most pages that are read
   */
  public static void main(String[] arguments) throws IOException {
    System.exit(read(Format.valueOf(arguments[0]), Integer.parseInt(arguments[1])));
  }

  private static int read(Format format, int mostPages) throws IOException {
    try {
      SectionFile.write(sections(format, System.in.readAllBytes(), mostPages), System.out);
      return 0;
    } catch (UnreadableException why) {
      return code(why.why());
    } catch (RuntimeException | StackOverflowError damaged) {
      return code(Unreadable.DAMAGED);
    }
  }

  private static List<Section> sections(Format format, byte[] bytes, int mostPages) {
    return switch (format) {
      case MARKDOWN -> MarkdownDocument.sections(bytes);
      case HTML -> HtmlDocument.sections(bytes);
      case PDF -> PdfDocument.sections(bytes, mostPages);
      case DOCX -> DocxDocument.sections(bytes);
    };
  }

  private static int code(Unreadable why) {
    return FIRST_CODE + REASONS.indexOf(why);
  }

  /** What an exit code stands for; an unknown one for a document that broke the reader. */
  static Unreadable reason(int exit) {
    int place = exit - FIRST_CODE;
    return place >= 0 && place < REASONS.size() ? REASONS.get(place) : Unreadable.DAMAGED;
  }
}
