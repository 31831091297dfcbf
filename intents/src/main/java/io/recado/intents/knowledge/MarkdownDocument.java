package io.recado.intents.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown (CommonMark, with GitHub's tables). HTML in it and images are left out. */
final class MarkdownDocument {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private MarkdownDocument() {}

  static List<Section> sections(byte[] bytes) {
    var outline = new Outline();
    try {
      PARSER.parse(new String(bytes, StandardCharsets.UTF_8)).accept(new Reading(outline));
    } catch (StackOverflowError nestedTooDeep) {
      // Blocks inside blocks by the thousand; the parser knows no limit.
      throw new UnreadableException(Unreadable.DAMAGED, nestedTooDeep);
    }
    return outline.sections();
  }

  private static final class Reading extends AbstractVisitor {

    private final Outline outline;
    private StringBuilder words = new StringBuilder();

    Reading(Outline outline) {
      this.outline = outline;
    }

    @Override
    public void visit(Heading heading) {
      outline.heading(heading.getLevel(), wordsOf(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getParent() instanceof ListItem) {
        outline.line("• " + wordsOf(paragraph));
      } else {
        outline.paragraph(wordsOf(paragraph));
      }
    }

    @Override
    public void visit(FencedCodeBlock code) {
      outline.paragraph(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      outline.paragraph(code.getLiteral());
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        outline.line(wordsOf(node));
      } else {
        visitChildren(node);
        words.append(node instanceof TableCell && node.getNext() != null ? " · " : "");
      }
    }

    @Override
    public void visit(Image image) {
      // Its text describes what nobody here can see.
    }

    @Override
    public void visit(Text text) {
      words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      words.append('\n');
    }

    private String wordsOf(Node node) {
      words = new StringBuilder();
      visitChildren(node);
      return words.toString();
    }
  }
}
