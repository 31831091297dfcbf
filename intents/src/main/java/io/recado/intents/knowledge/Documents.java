package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Document;
import java.time.Duration;
import java.util.List;

/** Reads documents of every form. Blocks, and all but short Markdown for seconds. */
final class Documents {

  /** Of Markdown, whose nodes take some hundred times its bytes: what is longer may fill memory. */
  static final int SHORT = 64 * 1024;

  private final DocumentProcess process;

  /**
   * @param mostTime for one document
   */
  Documents(Duration mostTime) {
    this.process = new DocumentProcess(mostTime);
  }

  /**
   * @throws UnreadableException when it cannot be read
   */
  List<Section> sections(Document document) {
    var sections =
        switch (document.format()) {
          case MARKDOWN ->
              document.bytes().length <= SHORT
                  ? MarkdownDocument.sections(document.bytes())
                  : process.sections(document);
          case HTML, PDF, DOCX -> process.sections(document);
        };
    if (sections.isEmpty()) {
      throw UnreadableException.of(Unreadable.NO_TEXT);
    }
    return sections;
  }
}
