package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.plot.FlowPlot;
import org.hallmark.reports.plot.FlowPlot.Arrow;
import org.hallmark.reports.plot.FlowPlot.Box;
import org.hallmark.reports.plot.FlowPlot.Column;
import org.hallmark.reports.plot.FlowPlot.Sight;

/** What was made from what: from source and plan to this page. */
public final class LineageFigure {
  private static final String ID = "lineage";
  private static final String TITLE = "What was made from what";
  private static final int DIGITS = 8;

  private final ReportInput input;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();

  private LineageFigure(ReportInput input) {
    this.input = input;
  }

  /** The figure of a release. */
  public static Figure of(ReportInput input) {
    return new LineageFigure(input).figure();
  }

  private Figure figure() {
    boolean open = input.making().source().isPresent();
    String promise = input.privacy().isPresent() ? "with noise" : "without noise";
    int plan = box(0, Column.LEFT, "sealed plan", file("plan.json"), Sight.OPEN);
    int source = box(0, Column.RIGHT, "source", source(), open ? Sight.OPEN : Sight.CLOSED);
    int run =
        box(1, Column.LEFT, "run " + input.manifest().run(), "training, " + promise, Sight.OPEN);
    int counts = box(1, Column.RIGHT, "counts of the source", promise, Sight.OPEN);
    int weights =
        box(2, Column.LEFT, "generator", file("generator/weights.safetensors"), Sight.OPEN);
    int data =
        box(3, Column.LEFT, "synthetic data", file("data/synthetic-00000.parquet"), Sight.OPEN);
    int measured =
        box(3, Column.RIGHT, "divergences and laws", file("results/measurements.json"), Sight.OPEN);
    int claims = box(4, Column.RIGHT, "verdicts", file("results/claims.json"), Sight.OPEN);
    int manifest = box(4, Column.LEFT, "signed manifest", "every file by digest", Sight.OPEN);
    int report = box(5, Column.MIDDLE, "this report", "from all of these alone", Sight.OPEN);
    join(plan, run, "bound by digest");
    join(source, run, "trained on, " + promise);
    join(source, counts, "counted, " + promise);
    join(run, weights, "post-processing");
    join(weights, data, "drawn with a public seed");
    join(counts, measured, "compared");
    join(data, measured, "compared");
    join(measured, claims, "judged by the plan's rules");
    join(data, manifest, "listed");
    join(claims, report, "rendered");
    join(manifest, report, "rendered");
    return new Figure(
        ID,
        TITLE,
        new FlowPlot(boxes, arrows).draw(ID, TITLE, described()),
        "Arrows lead from what was used to what came of it."
            + (open ? "" : " The dashed box is confidential: nobody but its owner sees inside.")
            + " Below each name the digest begins.",
        new NumberTable(
            "Every arrow",
            List.of(
                NumberColumn.words("From"),
                NumberColumn.words("To"),
                NumberColumn.words("How"),
                new NumberColumn("What came of it", Form.CODE)),
            rows));
  }

  private int box(int row, Column column, String name, String detail, Sight sight) {
    boxes.add(new Box(row, column, name, detail, sight));
    return boxes.size() - 1;
  }

  private void join(int from, int to, String how) {
    arrows.add(new Arrow(from, to));
    rows.add(List.of(boxes.get(from).name(), boxes.get(to).name(), how, boxes.get(to).detail()));
  }

  private String source() {
    return input
        .making()
        .source()
        .map(digest -> "SHA-256 " + begin(digest))
        .orElse("committed to, never published");
  }

  private String file(String path) {
    return input.manifest().artifacts().stream()
        .filter(artifact -> artifact.path().equals(path))
        .findFirst()
        .map(Artifact::sha256)
        .map(digest -> "SHA-256 " + begin(digest.hex()))
        .orElse("not listed");
  }

  private static String begin(String hex) {
    int length = hex.codePointCount(0, hex.length());
    return length <= DIGITS ? hex : hex.substring(0, hex.offsetByCodePoints(0, DIGITS)) + "…";
  }

  private String described() {
    return rows.stream()
        .map(row -> row.get(0) + " → " + row.get(1))
        .collect(Collectors.joining("; ", "Arrows: ", "."));
  }
}
