package io.recado.intents.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads a web page: what its main part shows, without navigation, scripts and what is hidden.
 * Nothing the page refers to is loaded.
 */
final class HtmlDocument {

  private static final String LEFT_OUT =
      "script, style, noscript, template, nav, footer, aside, form, iframe, svg, object, button,"
          + " select, [hidden], [aria-hidden=true], [style*=display:none], [style*=display: none]";

  private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd");
  private static final Set<String> CELLS = Set.of("td", "th");

  private HtmlDocument() {}

  /** The encoding is the one the page names. */
  static List<Section> sections(byte[] bytes) {
    try {
      var page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
      page.select(LEFT_OUT).remove();
      var outline = new Outline();
      main(page).traverse(new Reading(outline));
      return outline.sections();
    } catch (IOException undecodable) {
      throw new UnreadableException(Unreadable.DAMAGED, undecodable);
    }
  }

  private static Element main(Document page) {
    var main = page.selectFirst("main, [role=main], article");
    return main == null ? page.body() : main;
  }

  private static final class Reading implements NodeVisitor {

    private final Outline outline;
    private final StringBuilder words = new StringBuilder();

    Reading(Outline outline) {
      this.outline = outline;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        words.append(text.getWholeText());
      } else if (node instanceof Element element && breaks(element)) {
        outline.paragraph(taken());
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      var name = element.normalName();
      if (name.matches("h[1-6]")) {
        outline.heading(name.charAt(1) - '0', taken());
      } else if (LINES.contains(name)) {
        outline.line(name.equals("li") ? "• " + taken() : taken());
      } else if (CELLS.contains(name) && element.nextElementSibling() != null) {
        words.append(" · ");
      } else if (name.equals("br")) {
        words.append(' ');
      } else if (breaks(element)) {
        outline.paragraph(taken());
      }
    }

    /** What stands in a line of a list or table stays in it. */
    private static boolean breaks(Element element) {
      return element.isBlock()
          && !CELLS.contains(element.normalName())
          && element.parents().stream().noneMatch(above -> LINES.contains(above.normalName()));
    }

    private String taken() {
      var taken = words.toString().replaceAll("\\s+", " ").strip();
      words.setLength(0);
      return taken;
    }
  }
}
