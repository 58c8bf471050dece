package org.websocketchat.site;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Makes elements from Markdown with the tables and links of GitHub. */
final class Markdown {
  private final Parser parser;
  private final HtmlRenderer renderer;

  Markdown() {
    var extensions = List.of(TablesExtension.create(), AutolinkExtension.create());
    parser = Parser.builder().extensions(extensions).build();
    renderer = HtmlRenderer.builder().extensions(extensions).build();
  }

  /** The body of a page. */
  Element body(String text) {
    var document = parser.parse(text);
    document.accept(new LineJoiner());
    var page = Jsoup.parseBodyFragment(renderer.render(document));
    page.outputSettings().prettyPrint(false);
    return page.body();
  }

  /** Takes line ends beside Chinese characters away, where they would become a space. */
  private static final class LineJoiner extends AbstractVisitor {
    private static final Set<Character.UnicodeBlock> WIDE_SIGNS =
        Set.of(
            Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

    @Override
    public void visit(SoftLineBreak line) {
      if (endsWide(line.getPrevious()) || startsWide(line.getNext())) {
        line.unlink();
      }
    }

    private static boolean endsWide(Node node) {
      return node instanceof Text text
          && isWide(text.getLiteral().codePointBefore(text.getLiteral().length()));
    }

    private static boolean startsWide(Node node) {
      return node instanceof Text text && isWide(text.getLiteral().codePointAt(0));
    }

    private static boolean isWide(int character) {
      return Character.isIdeographic(character)
          || WIDE_SIGNS.contains(Character.UnicodeBlock.of(character));
    }
  }
}
