package org.hallmark.reports.pdf.layout;

import java.util.List;
import java.util.Optional;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Text;
import org.hallmark.reports.html.VisibleText;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Tag;
import org.hallmark.reports.pdf.font.Typefaces;

/** Pieces of paragraphs from text and from elements that stand among words. */
final class Words {
  private static final double ICON = 1.05;

  private final Styles styles;
  private final Typefaces faces;

  Words(Styles styles, Typefaces faces) {
    this.styles = styles;
    this.faces = faces;
  }

  Inline of(Text text, Look look, Tag tag, Optional<String> link) {
    String visible = VisibleText.of(text.characters());
    return new Inline.Words(faces.showable(visible), look, tag, link);
  }

  /** Adds what stands in {@code styled}. */
  void collect(Styled styled, Tag parent, Optional<String> link, List<Inline> into) {
    if (!styled.isShown()) {
      return;
    }
    switch (styled.name()) {
      case "br", "wbr" -> into.add(new Inline.Break(styled.name().equals("br"), parent));
      case "svg" -> into.add(icon(styled, parent));
      default -> inside(styled, parent, link, into);
    }
  }

  private Inline icon(Styled styled, Tag parent) {
    Drawing drawing =
        new Drawing(styled.element(), styled.path(), styles, styled.look().colour(), faces);
    double size = ICON * styled.look().size();
    return new Inline.Icon(drawing, size, 0.3 * size, styled.look(), parent);
  }

  private void inside(Styled styled, Tag parent, Optional<String> link, List<Inline> into) {
    String href = styled.element().attributes().getOrDefault("href", "");
    boolean leads = styled.name().equals("a") && href.startsWith("#");
    Optional<String> target = leads ? Optional.of(href.substring(1)) : link;
    Tag tag = leads ? parent.add("Link") : parent;
    boolean blocks = styled.rule("display").equals("block");
    boolean apart = styled.path().size() > 1 && isSpread(styled);
    List<Styled> children = styled.children(styles);
    int index = 0;
    if (blocks) {
      into.add(new Inline.Break(true, tag));
    }
    for (Markup child : styled.element().children()) {
      if (child instanceof Text text) {
        into.add(of(text, styled.look(), tag, target));
      } else if (child instanceof Element) {
        collect(children.get(index++), tag, target, into);
      }
    }
    if (apart) {
      into.add(new Inline.Words(" ", styled.look(), tag, Optional.empty()));
    }
  }

  /** Whether the row around it keeps its parts apart, where a line has only blanks for that. */
  private boolean isSpread(Styled styled) {
    return styles
        .of(styled.path().subList(0, styled.path().size() - 1))
        .getOrDefault("flex-wrap", "")
        .equals("wrap");
  }

  /** How the list around an item marks it. */
  String listStyle(Styled item) {
    return styles.of(item.path().subList(0, item.path().size() - 1)).getOrDefault("list-style", "");
  }
}
