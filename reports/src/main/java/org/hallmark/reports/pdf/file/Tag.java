package org.hallmark.reports.pdf.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A node of the structure tree: what a piece of the page means to who cannot see it (ISO 32000-1,
 * 14.7 and 14.8). Its content is where it was painted, in the order of reading.
 */
public final class Tag {
  private static final Set<String> KEPT = Set.of("TD", "TH", "TBody");

  private final String type;
  private final String attributes;
  private final List<Object> kids = new ArrayList<>();

  /** Content with an identifier on a page. */
  private record Marked(Sheet sheet, int id) {}

  /** A link's rectangle on a page. */
  private record Annotation(Sheet sheet, int object) {}

  private Tag(String type, String attributes) {
    this.type = type;
    this.attributes = attributes;
  }

  /** The root of a document. */
  public static Tag document() {
    return new Tag("Document", "");
  }

  /** A new node of a standard type, below this one. */
  public Tag add(String type) {
    return add(new Tag(type, ""));
  }

  /** A drawing, said in words. */
  public Tag addFigure(String words) {
    return add(new Tag("Figure", "/Alt " + Syntax.text(words)));
  }

  /** The head of a column or row of a table. */
  public Tag addHeading(String scope, int columns) {
    return add(new Tag("TH", "/A << /O /Table /Scope /" + scope + " /ColSpan " + columns + " >>"));
  }

  /** A cell of a table. */
  public Tag addCell(int columns) {
    return add(new Tag("TD", columns == 1 ? "" : "/A << /O /Table /ColSpan " + columns + " >>"));
  }

  private Tag add(Tag kid) {
    kids.add(kid);
    return kid;
  }

  String type() {
    return type;
  }

  void marked(Sheet sheet, int id) {
    kids.add(new Marked(sheet, id));
  }

  void annotated(Sheet sheet, int object) {
    kids.add(new Annotation(sheet, object));
  }

  /** Parts of tables keep their place though nothing is in them; other empty nodes go. */
  private boolean isSaid() {
    return KEPT.contains(type)
        || kids.stream().anyMatch(kid -> !(kid instanceof Tag tag) || tag.isSaid());
  }

  /** Writes this node and those below it; its number. */
  int write(Objects objects, int parent, Placement placement) {
    int number = objects.reserve();
    StringBuilder content = new StringBuilder();
    for (Object kid : kids) {
      if (kid instanceof Tag tag) {
        if (tag.isSaid()) {
          content.append(Syntax.reference(tag.write(objects, number, placement))).append(' ');
        }
      } else if (kid instanceof Marked marked) {
        placement.marked(marked.sheet, marked.id, number);
        content.append(
            "<< /Type /MCR /Pg "
                + Syntax.reference(placement.page(marked.sheet))
                + " /MCID "
                + marked.id
                + " >> ");
      } else if (kid instanceof Annotation link) {
        placement.annotated(link.object, number);
        content.append(
            "<< /Type /OBJR /Pg "
                + Syntax.reference(placement.page(link.sheet))
                + " /Obj "
                + Syntax.reference(link.object)
                + " >> ");
      }
    }
    objects.put(
        number,
        "<< /Type /StructElem /S /"
            + type
            + " /P "
            + Syntax.reference(parent)
            + " "
            + attributes
            + " /K ["
            + content
            + "] >>");
    return number;
  }

  /** Where pages are, and who wants to know which node a piece of content belongs to. */
  interface Placement {
    int page(Sheet sheet);

    void marked(Sheet sheet, int id, int node);

    void annotated(int object, int node);
  }
}
