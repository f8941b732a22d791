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
import org.junit.jupiter.params.provider.ValueSource;

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
        "outside              | all-outside,out-of-bounds",
        "repeated             | keys-repeated",
        "words                | all-outside,cells-bad",
        "nan                  | cells-bad",
        "infinity             | cells-bad",
        "huge                 | all-outside,out-of-bounds",
        "without              | column-missing,not-measured",
        "missing              | cells-bad",
        "long                 | cells-bad",
        "twice                | column-missing,not-measured",
        "beyond               | out-of-bounds"
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
      case "long" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + cell(row, "1,5"));
      case "beyond" -> table("s.csv", row -> row + "," + row % 100 / 100.0 + cell(row, "10.5"));
      case "twice" ->
          Files.writeString(
              folder.resolve("twice.csv"),
              Files.readString(good)
                  .replaceAll("(?m)(.)$", "$1,3")
                  .replaceFirst("id,x,y,3", "id,x,y,y"));
      default ->
          Files.writeString(
              folder.resolve("without.csv"),
              Files.readString(good).replaceFirst("id,x,y", "id,x,why"));
    };
  }

  private static String cell(int row, String other) {
    return "," + (row == 17 ? other : row % 7 - 3);
  }

  /** What else the plan says of a table that lacks a column is not left out without a word. */
  @Test
  void measure_withoutTheColumnOfKeysClustersAndBasins_tellsWhatIsNotDone() throws Exception {
    Files.writeString(
        plan,
        Files.readString(plan)
            .replace("keys: [id]", "keys: [id, y]\n  clusters: floor(y / 2)")
            .replace("observables:", "pairs: all\nobservables:"));
    append("basins: [{id: slow, title: Slow, of: y, boxes: [{from: [-1], to: [1]}]}]\n");
    Path synthetic = good;
    good = faulty("without");
    Node report = report(measure(synthetic, "--json", "-"));
    assertEquals(
        List.of(
            "clusters-not-applied",
            "column-missing",
            "keys-not-checked",
            "not-measured",
            "not-measured"),
        codes(report));
    assertTrue(measured(report, "x"));
  }

  @Test
  void measure_rowsWithoutClusterGroupOrKey_areCounted() throws Exception {
    Files.writeString(
        plan,
        Files.readString(plan)
            .replace("keys: [id]", "keys: [id]\n  clusters: floor(y / 2)")
            .replace(
                "laws:",
                """
          - {id: sums, title: Sums, scale: coarse, groupBy: ["floor(id / 5)", "y"],
             axes: [{of: sum(x), unit: m, edges: [0, 0.5, .inf]}]}
        laws:\
        """));
    Path synthetic = good;
    good = faulty("nan");
    Node report = report(measure(synthetic, "--json", "-"));
    assertEquals(List.of("cells-bad", "clusters-missing", "groups-missing"), codes(report));
  }

  @Test
  void measure_pairsOfOneObservable_saysThatThereAreNone() throws Exception {
    Files.writeString(
        plan,
        Files.readString(plan)
            .replaceAll("  - .id: y.*\n", "")
            .replace("observables:", "pairs: all\nobservables:"));
    assertEquals(List.of("nothing-to-measure"), codes(report(measure(good, "--json", "-"))));
  }

  @Test
  void measure_folderOfFolders_isRefused() throws IOException {
    Path nested = Files.createDirectories(folder.resolve("table").resolve("run=1"));
    Files.copy(good, nested.resolve("good.csv"));
    Files.copy(good, nested.resolveSibling("good.csv"));
    Recorded recorded = measure(folder.resolve("table"));
    assertEquals(2, recorded.status(), recorded.err());
    assertTrue(recorded.err().contains("holds folders"), recorded.err());
  }

  @Test
  void check_lawWithoutRowsAndRepeatedKeys_areTold() throws Exception {
    Files.writeString(
        plan,
        Files.readString(plan)
            .replace("maximum: 1, unit: m", "maximum: 1, unit: m, missing: category"));
    Path nothing = table("n.csv", row -> row % 100 + ",," + row % 7);
    Recorded recorded =
        Recorded.run(
            "check", "--plan", plan.toString(), "--data", nothing.toString(), "--json", "-");
    assertEquals(List.of("keys-repeated", "nothing-checked"), codes(report(recorded)));
  }

  @Test
  void measure_oneRow_isNotEstimable() throws Exception {
    Path one = Files.writeString(folder.resolve("one.csv"), "id,x,y\n1,0.5,0\n");
    Node report = report(measure(one, "--json", "-"));
    assertTrue(!measured(report, "x"));
    assertTrue(measure(one).out().contains("not estimable"));
    assertEquals(1, measure(one, "--strict").status());
  }

  @Test
  void measure_noSuchTable_saysSo() {
    Recorded recorded = measure(folder.resolve("nowhere.csv"));
    assertEquals(2, recorded.status(), recorded.err());
    assertTrue(recorded.err().contains("nowhere.csv"), recorded.err());
  }

  /** A slip in the one word that protects the source must not publish exact numbers of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  confidentiality: Confidential",
        "  confidentiality: confidentail",
        "  confidentiality: [confidential]",
        "  confidential: true"
      })
  void measureAndCheck_sourceNotCalledPublic_areRefused(String said) throws IOException {
    Files.writeString(plan, Files.readString(plan).replace("  confidentiality: public", said));
    List<Recorded> answers =
        List.of(
            measure(good),
            Recorded.run("check", "--plan", plan.toString(), "--data", good.toString()));
    for (Recorded answer : answers) {
      assertEquals(2, answer.status(), answer.err());
      assertEquals("", answer.out());
      assertTrue(answer.err().contains("confidential"), answer.err());
    }
  }

  @Test
  void measure_fileThatIsNoTable_saysWhatIsExpected() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "hello");
    Recorded recorded = measure(notes);
    assertEquals(2, recorded.status(), recorded.err());
    assertTrue(recorded.err().contains("must end in csv"), recorded.err());
  }

  @Test
  void measure_unitUnlikeTheColumns_isAMistakeOfThePlan() throws IOException {
    Files.writeString(plan, Files.readString(plan).replace("of: y, unit: s", "of: y, unit: min"));
    Recorded recorded = measure(good);
    assertEquals(2, recorded.status());
    assertTrue(recorded.err().contains("must be s, the unit of y"), recorded.err());
  }

  private static final String SAMPLES =
      """
      samples:
        rows: 100
        quantities: [x, y]
        tests: [classifier, exact-match, data-copying, neighbour-distances]
        heldOut: "id % 2 = 0"
      """;

  private void append(String sections) throws IOException {
    Files.writeString(plan, Files.readString(plan) + sections);
  }

  @Test
  void measure_samplesOfATableWithItself_areAlike() throws Exception {
    append(SAMPLES.replace("rows: 100", "rows: 1000"));
    Node samples = report(measure(good, "--json", "-")).member("samples").orElseThrow();
    for (Node distances : samples.member("distances").orElseThrow().items()) {
      Node moved = distances.member("wasserstein").orElseThrow();
      assertEquals(0, moved.member("value").orElseThrow().number());
      assertEquals(ROWS, moved.member("real").orElseThrow().integer());
    }
    Node matches = samples.member("matches").orElseThrow();
    assertEquals(ROWS, matches.member("synthetic").orElseThrow().integer());
    assertEquals(ROWS / 2, matches.member("training").orElseThrow().integer());
    Node bound = samples.member("classifier").orElseThrow();
    assertEquals(0, bound.member("lower").orElseThrow().number());
    assertTrue(samples.member("copying").orElseThrow().member("statistic").isPresent());
    String shown = measure(good).out();
    for (String line : List.of("Wasserstein-1", "classifier: ", "exact matches: ", "C_T = ")) {
      assertTrue(shown.contains(line), shown);
    }
  }

  @Test
  void measure_samplesOfAMovedTable_tellHowFar() throws Exception {
    append(SAMPLES.replace("rows: 100", "rows: 1000"));
    Path moved = table("moved.csv", row -> row + ",0.5," + (row % 7 - 2));
    Node samples = report(measure(moved, "--json", "-")).member("samples").orElseThrow();
    Node y = samples.member("distances").orElseThrow().items().get(1);
    assertEquals("y", y.member("observable").orElseThrow().text());
    Node distance = y.member("wasserstein").orElseThrow();
    assertEquals(1, distance.member("value").orElseThrow().number(), 1e-12);
    assertEquals("s", distance.member("unit").orElseThrow().text());
    assertTrue(
        samples.member("classifier").orElseThrow().member("lower").orElseThrow().number() > 0.1);
  }

  @Test
  void measure_samplesOfAnEmptyTable_sayWhyThereIsNoNumber() throws Exception {
    append(SAMPLES);
    Node samples = report(measure(faulty("empty"), "--json", "-")).member("samples").orElseThrow();
    List<Node> tests = new ArrayList<>();
    for (Node of : samples.member("distances").orElseThrow().items()) {
      tests.add(of.member("wasserstein").orElseThrow());
      tests.add(of.member("kolmogorovSmirnov").orElseThrow());
    }
    tests.add(samples.member("classifier").orElseThrow());
    tests.add(samples.member("copying").orElseThrow());
    assertEquals(6, tests.size());
    for (Node test : tests) {
      assertTrue(test.member("notEstimable").orElseThrow().text().startsWith("too few"), "" + test);
    }
  }

  @Test
  void measure_samplesWithoutTheirColumn_areToldAndTheRestIsMeasured() throws Exception {
    append(SAMPLES);
    Node report = report(measure(faulty("without"), "--json", "-"));
    assertEquals(List.of("column-missing", "not-measured", "not-measured"), codes(report));
    Node samples = report.member("samples").orElseThrow();
    assertEquals(1, samples.member("distances").orElseThrow().items().size());
    assertTrue(samples.member("classifier").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "samples: {tests: [classifyer], quantities: [x]} | did you mean 'classifier'?",
        "samples: {tests: [classifier]}                  | 'quantities': must be there",
        "samples: {tests: [data-copying], quantities: [x]} | data-copying needs them",
        "samples: {rows: 7}                              | must be",
        "basins: [{id: a, title: A, of: x, boxes: [{from: [0], to: [0.3]}]}] | edges of the bins",
        "basins: [{id: a, title: A, of: z, boxes: [{from: [0], to: [1]}]}] | no observable z",
        "freeEnergies: [{id: e, title: E, of: a, against: b, temperature: 1, boltzmann: 1, unit: J}]"
            + " | there is no basin a"
      })
  void measure_planWithAMistakeInASection_saysWhatIsAllowed(String section, String message)
      throws IOException {
    append(section + "\n");
    Recorded recorded = measure(good);
    assertEquals(2, recorded.status());
    assertTrue(recorded.err().contains(message), recorded.err());
  }

  @Test
  void measure_rowsInAnotherOrder_givesTheSameReport() throws IOException {
    append(SAMPLES);
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
            + "\n"
            + SAMPLES);
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
  void check_confidentialSourceWithoutALedger_isRefusedButSyntheticRowsAreNot() throws IOException {
    String tiny = "../examples/tiny/plan.yaml";
    String none = folder.resolve("none").toString();
    Recorded refused =
        Recorded.run("check", "--plan", tiny, "--data", good.toString(), "--ledger", none);
    assertEquals(3, refused.status(), refused.err());
    assertTrue(refused.err().contains("there is no privacy ledger " + none), refused.err());
    Recorded foreign = Recorded.run("check", "--plan", tiny, "--synthetic", good.toString());
    assertEquals(2, foreign.status(), foreign.err());
    assertTrue(foreign.err().contains("none of the plan's columns"), foreign.err());
    Path made = Files.writeString(folder.resolve("made.csv"), "edge,minute,entered\n");
    Recorded allowed = Recorded.run("check", "--plan", tiny, "--synthetic", made.toString());
    assertEquals(0, allowed.status(), allowed.err());
    assertTrue(allowed.out().contains("table-empty"), allowed.out());
  }

  /**
   * Plug-in divergence (12 × 12 bins), occupancies and free energies of the simulators' own notes,
   * of all frames, with the digits given there.
   */
  @Test
  void measure_torsions_givesWhatIsKnownOfThem() throws Exception {
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
    Node report = report(recorded);
    Node joint =
        report.member("observables").orElseThrow().items().stream()
            .filter(o -> o.member("id").orElseThrow().text().equals("ramachandran"))
            .findFirst()
            .orElseThrow();
    double plugIn =
        joint.member("comparison").orElseThrow().member("plugIn").orElseThrow().number();
    assertEquals(0.001904, plugIn, 5e-7);
    assertProperty(report, "alpha-r", 0.20899, 0.23779, 5e-6);
    assertProperty(report, "beta", 0.79029, 0.76161, 5e-6);
    assertProperty(report, "beta-less-alpha-r", -3.3177, -2.9035, 5e-5);
  }

  private static void assertProperty(
      Node report, String id, double real, double synthetic, double tolerance) {
    Node property =
        report.member("properties").orElseThrow().items().stream()
            .filter(p -> p.member("id").orElseThrow().text().equals(id))
            .findFirst()
            .orElseThrow();
    assertEquals(real, value(property, "real"), tolerance, id);
    assertEquals(synthetic, value(property, "synthetic"), tolerance, id);
    assertEquals(synthetic - real, value(property, "difference"), 2 * tolerance, id);
  }

  private static double value(Node property, String name) {
    return property.member(name).orElseThrow().member("value").orElseThrow().number();
  }
}
