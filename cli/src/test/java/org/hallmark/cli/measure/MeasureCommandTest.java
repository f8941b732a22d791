package org.hallmark.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.cli.Recorded;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a public table can disagree with its plan is told; the rest is measured. */
class MeasureCommandTest {
  private static final Path TORSIONS = Path.of("../examples/torsions");
  private static final int ROWS = 400;

  @TempDir private Path folder;
  private Path plan;
  private Path good;

  @BeforeEach
  void write() throws IOException {
    plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        """
        version: 1
        name: small
        source:
          confidentiality: public
          keys: [id]
          columns:
            - {name: id, kind: integer, minimum: 0, maximum: 1000000}
            - {name: x, kind: real, minimum: 0, maximum: 1, unit: m}
            - {name: y, kind: real, minimum: -10, maximum: 10, unit: s}
        observables:
          - {id: x, title: X, scale: fine, axes: [{of: x, unit: m, bins: {from: 0, to: 1, count: 4}}]}
          - {id: y, title: Y, scale: fine, axes: [{of: y, unit: s, edges: [-10, -1, 1, 10]}]}
        laws:
          - {id: positive, title: Positive, scale: fine, residual: "-x", sided: above, unit: m,
             tolerance: 0, assumes: nothing, weakness: none}
        """);
    good = table("good.csv", row -> row + "," + (row % 100) / 100.0 + "," + (row % 7 - 3));
  }

  private Path table(String name, IntFunction<String> row) throws IOException {
    String rows = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(name), "id,x,y\n" + rows + "\n");
  }

  private Recorded measure(Path synthetic, String... more) {
    String[] words = {
      "measure",
      "--plan",
      plan.toString(),
      "--real",
      good.toString(),
      "--synthetic",
      synthetic.toString()
    };
    return Recorded.run(Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static Node report(Recorded recorded) throws Exception {
    assertEquals(0, recorded.status(), recorded.err());
    return Documents.json("answer", recorded.out().strip().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> codes(Node report) {
    return report.member("findings").orElseThrow().items().stream()
        .map(f -> f.member("code").orElseThrow().text())
        .sorted()
        .toList();
  }

  private static boolean measured(Node report, String id) {
    return report.member("observables").orElseThrow().items().stream()
        .filter(o -> o.member("id").orElseThrow().text().equals(id))
        .anyMatch(o -> o.member("divergence").isPresent());
  }

  @Test
  void measure_tableWithItself_hasNoDistanceAndNoFindings() throws Exception {
    Node report = report(measure(good, "--json", "-"));
    assertEquals(List.of(), codes(report));
    assertTrue(measured(report, "x") && measured(report, "y"));
    assertEquals(0, measure(good, "--strict").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty                | table-empty",
        "constant             | one-cell",
        "outside              | all-outside",
        "repeated             | keys-repeated",
        "words                | all-outside,cells-bad",
        "nan                  | cells-bad",
        "infinity             | cells-bad",
        "huge                 | all-outside",
        "without              | column-missing,not-measured",
        "missing              | cells-bad"
      })
  void measure_tableUnlikeThePlan_isToldAndTheRestIsMeasured(String fault, String expected)
      throws Exception {
    Path synthetic = faulty(fault);
    Node report = report(measure(synthetic, "--json", "-"));
    assertEquals(List.of(expected.split(",")), codes(report), fault);
    assertEquals(!fault.equals("empty"), measured(report, "x"), "x is measured all the same");
    assertEquals(1, measure(synthetic, "--strict").status());
  }

  /** Column x stays good, but for the table that is empty. */
  private Path faulty(String fault) throws IOException {
    return switch (fault) {
      case "empty" -> Files.writeString(folder.resolve("empty.csv"), "id,x,y\n");
      case "constant" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + ",5");
      case "outside" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + "," + (99 + row));
      case "huge" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + ",1e300");
      case "repeated" -> table("s.csv", row -> row % 100 + "," + row % 100 / 100.0 + "," + row % 7);
      case "words" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + ",fast");
      case "nan" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + cell(row, "NaN"));
      case "infinity" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + cell(row, "inf"));
      case "missing" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + cell(row, ""));
      default ->
          Files.writeString(
              folder.resolve("without.csv"),
              Files.readString(good).replaceFirst("id,x,y", "id,x,why"));
    };
  }

  private static String cell(int row, String other) {
    return "," + (row == 17 ? other : row % 7 - 3);
  }

  @Test
  void measure_oneRow_isNotEstimable() throws Exception {
    Path one = Files.writeString(folder.resolve("one.csv"), "id,x,y\n1,0.5,0\n");
    Node report = report(measure(one, "--json", "-"));
    assertTrue(!measured(report, "x"));
    assertTrue(measure(one).out().contains("not estimable"));
  }

  @Test
  void measure_noSuchTable_saysSo() {
    Recorded recorded = measure(folder.resolve("nowhere.csv"));
    assertEquals(2, recorded.status(), recorded.err());
    assertTrue(recorded.err().contains("nowhere.csv"), recorded.err());
  }

  @Test
  void measure_unitUnlikeTheColumns_isAMistakeOfThePlan() throws IOException {
    Files.writeString(plan, Files.readString(plan).replace("of: y, unit: s", "of: y, unit: min"));
    Recorded recorded = measure(good);
    assertEquals(2, recorded.status());
    assertTrue(recorded.err().contains("must be s, the unit of y"), recorded.err());
  }

  @Test
  void measure_rowsInAnotherOrder_givesTheSameReport() throws IOException {
    List<String> lines = Files.readAllLines(good);
    List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.reverse(turned);
    turned.add(0, lines.get(0));
    Path other = folder.resolve("other").resolve("good.csv");
    Files.createDirectories(other.getParent());
    Files.write(other, turned);
    assertEquals(measure(good, "--json", "-").out(), measure(other, "--json", "-").out());
  }

  /** With clusters, groups, pairs and keys, each of which travels. */
  @Test
  void measureAndCheck_bySpark_giveTheSameReports() throws IOException {
    Files.writeString(
        plan,
        Files.readString(plan)
                .replace("  keys: [id]", "  keys: [id]\n  clusters: floor(id / 20)")
                .replace("name: small", "name: small\npairs: all")
                .replace(
                    "laws:",
                    """
          - {id: sums, title: Sums, scale: coarse, groupBy: ["floor(id / 5)"],
             axes: [{of: sum(y), unit: s, edges: [-.inf, -5, 0, 5, .inf]}]}
        laws:
          - {id: mean, title: Mean, scale: coarse, groupBy: ["floor(id / 5)"], residual: avg(y),
             unit: s, tolerance: 1, assumes: nothing, weakness: none}\
        """)
            + "\n");
    String here = measure(good, "--json", "-").out();
    assertTrue(here.contains("\"x--y\""), here);
    assertEquals(here, measure(good, "--json", "-", "--master", "local[2]").out());
    String[] check = {"check", "--plan", plan.toString(), "--data", good.toString(), "--json", "-"};
    String[] bySpark = Arrays.copyOf(check, check.length + 2);
    bySpark[check.length] = "--master";
    bySpark[check.length + 1] = "local[2]";
    assertEquals(Recorded.run(check).out(), Recorded.run(bySpark).out());
  }

  @Test
  void check_brokenLaw_isCountedWithItsBound() throws Exception {
    Path broken = table("b.csv", row -> row + "," + (row < 3 ? -1 : 1) + ",0");
    Recorded recorded =
        Recorded.run(
            "check", "--plan", plan.toString(), "--data", broken.toString(), "--json", "-");
    Node law = report(recorded).member("laws").orElseThrow().items().get(0);
    assertEquals(3, law.member("violations").orElseThrow().number());
    assertEquals(400, law.member("checked").orElseThrow().number());
    assertEquals(
        1,
        Recorded.run("check", "--plan", plan.toString(), "--data", broken.toString(), "--strict")
            .status());
    assertEquals(
        0,
        Recorded.run("check", "--plan", plan.toString(), "--data", good.toString(), "--strict")
            .status());
  }

  @Test
  void check_confidentialSource_isRefusedButSyntheticRowsAreNot() throws IOException {
    String tiny = "../examples/tiny/plan.yaml";
    Recorded refused = Recorded.run("check", "--plan", tiny, "--data", good.toString());
    assertEquals(3, refused.status(), refused.err());
    assertTrue(refused.err().contains("--synthetic"), refused.err());
    Recorded foreign = Recorded.run("check", "--plan", tiny, "--synthetic", good.toString());
    assertEquals(2, foreign.status(), foreign.err());
    assertTrue(foreign.err().contains("none of the plan's columns"), foreign.err());
    Path made = Files.writeString(folder.resolve("made.csv"), "edge,minute,entered\n");
    Recorded allowed = Recorded.run("check", "--plan", tiny, "--synthetic", made.toString());
    assertEquals(0, allowed.status(), allowed.err());
    assertTrue(allowed.out().contains("table-empty"), allowed.out());
  }

  /** Plug-in divergences of the simulators' own notes (all frames, 12 × 12 and 72 × 72 bins). */
  @Test
  void measure_torsions_givesTheDivergenceKnownOfThem() throws Exception {
    String axes = "{from: -180, to: 180, count: 12}";
    String text = Files.readString(TORSIONS.resolve("plan.yaml"));
    Files.writeString(
        plan,
        text.replace("{from: -180, to: 180, count: 36}", axes)
            .replace("where: \"frame >= 20\"", "where: \"frame >= 0\""));
    Recorded recorded =
        Recorded.run(
            "measure",
            "--plan",
            plan.toString(),
            "--real",
            TORSIONS.resolve("eps78_300_s2.csv.gz").toString(),
            "--synthetic",
            TORSIONS.resolve("eps78_300_s3.csv.gz").toString(),
            "--json",
            "-");
    Node joint =
        report(recorded).member("observables").orElseThrow().items().stream()
            .filter(o -> o.member("id").orElseThrow().text().equals("ramachandran"))
            .findFirst()
            .orElseThrow();
    double plugIn =
        joint.member("comparison").orElseThrow().member("plugIn").orElseThrow().number();
    assertEquals(0.001904, plugIn, 5e-7);
  }
}
