package org.hallmark.reports.pdf.layout;

import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.List;
import java.util.Optional;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.pdf.css.Colours;
import org.hallmark.reports.pdf.css.Named;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Description;
import org.hallmark.reports.pdf.file.Document;
import org.hallmark.reports.pdf.file.Sheet;
import org.hallmark.reports.pdf.font.Typefaces;
import org.hallmark.reports.pdf.font.Typefaces.Face;

/** A page of elements on sheets of A4, each with a line at its foot. */
public final class Paper {
  private static final double FOOT_SIZE = 7.5;
  private static final double FOOT = Sheet.HEIGHT - 26;
  private static final int FOOT_LENGTH = 90;

  private final Styles styles;
  private final Typefaces faces = new Typefaces();
  private final Document document = new Document();

  private Paper(Styles styles) {
    this.styles = styles;
  }

  /** The octets of a file with what is in {@code body}; every page says what it is. */
  public static byte[] file(Element body, Styles styles, Description description) {
    Paper paper = new Paper(styles);
    paper.lay(body);
    paper.feet(description);
    return paper.document.file(description, paper.faces.embed(paper.document.objects()));
  }

  private void lay(Element body) {
    String ink = Colours.of(styles.variable("--ink").orElse("black"), "0 0 0").orElse("0 0 0");
    Look plain = new Look(9, Face.REGULAR, ink, 1.4, Look.Align.START);
    Styled styled = Styled.of(body, Named.Position.ONLY, List.of(), plain, styles);
    Pages pages = new Pages(document);
    new Blocks(styles, faces)
        .block(styled, document.root())
        .ifPresent(box -> box.flow(pages, Pages.SIDE, Pages.WIDTH));
  }

  private void feet(Description description) {
    String title = faces.showable(description.title());
    if (title.codePointCount(0, title.length()) > FOOT_LENGTH) {
      title = title.substring(0, title.offsetByCodePoints(0, FOOT_LENGTH - 1)) + "…";
    }
    int count = document.sheets().size();
    for (Sheet sheet : document.sheets()) {
      sheet.begin(Optional.empty());
      foot(sheet, Pages.SIDE, title);
      String page = (sheet.index() + 1) + " / " + count;
      foot(sheet, Sheet.WIDTH - Pages.SIDE - faces.width(Face.REGULAR, FOOT_SIZE, page), page);
      sheet.end();
    }
  }

  private void foot(Sheet sheet, double x, String words) {
    StringBuilder out = sheet.content();
    out.append("BT 0.32 0.32 0.32 rg 1 0 0 1 ").append(numbers(x, Sheet.y(FOOT))).append(" Tm");
    for (Typefaces.Piece piece : faces.pieces(Face.REGULAR, words)) {
      out.append(" /").append(piece.face().resource()).append(" 7.5 Tf ");
      out.append(piece.shown()).append(" Tj");
    }
    out.append(" ET\n");
  }
}
