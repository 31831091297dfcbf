package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Document;
import java.util.List;

/** Reads documents of every form. Blocks, and a PDF for seconds. */
final class Documents {

  private final PdfDocument pdf = new PdfDocument();

  /**
   * @throws UnreadableException when it cannot be read
   */
  List<Section> sections(Document document) {
    var sections =
        switch (document.format()) {
          case MARKDOWN -> MarkdownDocument.sections(document.bytes());
          case HTML -> HtmlDocument.sections(document.bytes());
          case PDF -> pdf.sections(document.bytes());
          case DOCX -> DocxDocument.sections(document.bytes());
        };
    if (sections.isEmpty()) {
      throw UnreadableException.of(Unreadable.NO_TEXT);
    }
    return sections;
  }
}
