package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Text;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Tag;
import org.hallmark.reports.pdf.font.Typefaces;

/**
 * Boxes from elements: each becomes what its tag and its {@code display} say, and hangs its meaning
 * into the structure tree on the way.
 */
final class Blocks {
  private static final double DRAWING_LIMIT = 300;

  private final Styles styles;
  private final Typefaces faces;
  private final Words words;

  Blocks(Styles styles, Typefaces faces) {
    this.styles = styles;
    this.faces = faces;
    this.words = new Words(styles, faces);
  }

  /** A block; nothing where it is not shown or holds nothing. */
  Optional<Box> block(Styled styled, Tag parent) {
    if (!styled.isShown()) {
      return Optional.empty();
    }
    return switch (styled.name()) {
      case "svg" -> Optional.of(drawing(styled, parent));
      case "table" -> Optional.of(new Tables(this, styles).table(styled, parent));
      case "li" -> Optional.of(item(styled, parent));
      default -> container(styled, tag(styled, parent));
    };
  }

  private Box drawing(Styled styled, Tag parent) {
    Drawing drawing =
        new Drawing(styled.element(), styled.path(), styles, styled.look().colour(), faces);
    double limit = styled.limit(DRAWING_LIMIT);
    return new Picture(drawing, limit, parent.addFigure(faces.showable(drawing.words())));
  }

  /** What an element means; one without a meaning passes on that of its parent. */
  private static Tag tag(Styled styled, Tag parent) {
    return switch (styled.name()) {
      case "section" -> parent.add("Sect");
      case "h1", "h2", "h3", "h4", "h5", "h6" -> parent.add(styled.name().toUpperCase());
      case "p", "figcaption", "summary", "pre", "caption" -> parent.add("P");
      case "ul", "ol", "dl" -> parent.add("L");
      case "dt" -> parent.add("Lbl");
      case "dd" -> parent.add("LBody");
      case "div" -> hasTerm(styled.element()) ? parent.add("LI") : parent;
      default -> parent;
    };
  }

  private static boolean hasTerm(Element element) {
    return element.children().stream()
        .anyMatch(child -> child instanceof Element inner && inner.name().equals("dt"));
  }

  private Box item(Styled styled, Tag parent) {
    Tag item = parent.add("LI");
    boolean bare = isBare(styled);
    Tag label = bare ? item : item.add("Lbl");
    Box body = container(styled, item.add("LBody")).orElseGet(() -> empty(styled));
    if (bare) {
      return body;
    }
    String bullet = styled.path().get(styled.path().size() - 2).name().equals("ol") ? "–" : "•";
    Box mark =
        new Paragraph(
            List.of(new Inline.Words(bullet, styled.look(), label, Optional.empty())), faces);
    double indent = 1.1 * styled.look().size();
    return new Row(List.of(mark, body), (boxes, room) -> new double[] {indent, room - indent}, 0);
  }

  /** Items of lists without bullets, and those that are rows themselves. */
  private boolean isBare(Styled styled) {
    boolean row = styled.rule("display").equals("flex") || styled.rule("display").equals("grid");
    return row || words.listStyle(styled).equals("none");
  }

  private static Box empty(Styled styled) {
    return new Stack(List.of(), Frame.NONE, Double.MAX_VALUE, Stack.Cut.ANYWHERE, mark(styled));
  }

  /** The children of an element, laid out as its {@code display} says. */
  Optional<Box> container(Styled styled, Tag tag) {
    boolean row =
        styled.rule("display").equals("flex") && !styled.rule("flex-direction").equals("column");
    boolean wraps = styled.rule("flex-wrap").equals("wrap");
    List<Stack.Item> items;
    if (styled.rule("display").equals("grid")) {
      items = grid(styled, tag);
    } else if (row && !wraps) {
      items = row(styled, tag);
    } else {
      items = stacked(styled, tag);
    }
    Frame frame = Frame.of(styled.rules(), styled.look());
    if (items.isEmpty() && !frame.isPainted()) {
      return Optional.empty();
    }
    double limit = styled.limit(Double.MAX_VALUE);
    return Optional.of(new Stack(items, frame, limit, cut(styled), mark(styled)));
  }

  private static Stack.Cut cut(Styled styled) {
    if (styled.rule("break-after").equals("avoid")) {
      return Stack.Cut.NOT_AFTER;
    }
    return styled.rule("break-inside").equals("avoid") ? Stack.Cut.NOWHERE : Stack.Cut.ANYWHERE;
  }

  private static Stack.Mark mark(Styled styled) {
    String id = styled.element().attributes().getOrDefault("id", "");
    int level = styled.name().matches("h[2-4]") ? styled.name().charAt(1) - '1' : 0;
    String heading = level == 0 ? "" : Drawing.text(styled.element());
    return id.isEmpty() && level == 0 ? Stack.Mark.NONE : new Stack.Mark(id, level, heading);
  }

  /** Blocks one below another; what stands between them in lines becomes a paragraph. */
  private List<Stack.Item> stacked(Styled styled, Tag tag) {
    List<Stack.Item> items = new ArrayList<>();
    List<Inline> line = new ArrayList<>();
    double gap = styled.gap(0);
    double below = 0;
    int index = 0;
    List<Styled> children = styled.children(styles);
    for (Markup child : styled.element().children()) {
      if (child instanceof Text text) {
        line.add(words.of(text, styled.look(), tag, Optional.empty()));
      } else if (child instanceof Element) {
        Styled inner = children.get(index++);
        if (inner.isInline()) {
          words.collect(inner, tag, Optional.empty(), line);
          continue;
        }
        below = close(line, items, Math.max(gap, below), tag) ? 0 : below;
        double[] margins = inner.margins();
        double above = Math.max(gap, Math.max(below, margins[0]));
        Optional<Box> box = block(inner, tag);
        box.ifPresent(b -> items.add(new Stack.Item(b, above)));
        below = box.isPresent() ? margins[2] : below;
      }
    }
    close(line, items, Math.max(gap, below), tag);
    return items;
  }

  private boolean close(List<Inline> line, List<Stack.Item> items, double gap, Tag tag) {
    boolean inked =
        line.stream().anyMatch(i -> !(i instanceof Inline.Words w) || !w.text().isBlank());
    if (inked) {
      items.add(new Stack.Item(new Paragraph(line, faces), gap));
    }
    line.clear();
    return inked;
  }

  private record Placed(Styled styled, Box box) {}

  private List<Placed> placed(Styled styled, Tag tag) {
    List<Placed> all = new ArrayList<>();
    for (Styled child : styled.children(styles)) {
      if (child.isInline() && child.isShown()) {
        List<Inline> line = new ArrayList<>();
        words.collect(child, tag, Optional.empty(), line);
        all.add(new Placed(child, new Paragraph(line, faces)));
      } else {
        block(child, tag).ifPresent(box -> all.add(new Placed(child, box)));
      }
    }
    return all;
  }

  private List<Stack.Item> row(Styled styled, Tag tag) {
    List<Placed> all = placed(styled, tag);
    if (all.isEmpty()) {
      return stacked(styled, tag);
    }
    List<Box> boxes = all.stream().map(Placed::box).toList();
    List<Styled> items = all.stream().map(Placed::styled).toList();
    return List.of(new Stack.Item(new Row(boxes, Columns.flexible(items), styled.gap(1)), 0));
  }

  private List<Stack.Item> grid(Styled styled, Tag tag) {
    List<Tiles.Tile> tiles = new ArrayList<>();
    for (Placed placed : placed(styled, tag)) {
      String column = placed.styled.rule("grid-column").replace(" ", "");
      tiles.add(new Tiles.Tile(placed.box, column.equals("1/-1")));
    }
    String template = styled.rule("grid-template-columns");
    double em = styled.look().size();
    Box box = new Tiles(tiles, template, em, styled.gap(1), styled.gap(0));
    return tiles.isEmpty() ? List.of() : List.of(new Stack.Item(box, 0));
  }
}
