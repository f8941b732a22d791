package org.hallmark.generators.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.capability.DensityBound;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold in every drawn row, whatever the weights: these are random. */
class ConstraintsTest {
  private static final List<String> KEYS = List.of("total", "run");
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("total", "total", Kind.INTEGER, "1", 2, 9, Missing.REFUSED),
              Column.number("run", "run", Kind.INTEGER, "1", 0, 24, Missing.REFUSED),
              real("a", 0, 5),
              real("b", 0, 5),
              real("c", -1, 2),
              real("p", 0, 1),
              real("q", 0, 1),
              real("r", 0, 1),
              real("v[0]", -4, 4),
              real("v[1]", -4, 4),
              real("v[2]", -4, 4),
              real("v[3]", -4, 4),
              real("ke", 1, 12),
              real("x1", -9, 9),
              real("y1", -9, 9),
              real("x2", -9, 9),
              real("y2", -9, 9),
              Column.number("n", "n", Kind.COUNT, "1", 0, 9, Missing.REFUSED),
              Column.number("gap", "gap", Kind.REAL, "1", 0, 9, Missing.CATEGORY)));
  private static final String CONSTRAINTS =
      """
      [{kind: linear, columns: [a, b, c], weights: [1, 1, 2], equals: total},
       {kind: simplex, columns: [p, q, r], equals: 1},
       {kind: linear, columns: [v], equals: 0},
       {kind: squares, columns: [v], weights: 0.5, equals: ke},
       {kind: distance, between: [[x1, y1], [x2, y2]], equals: 1.5},
       {kind: linear, columns: [x1, x2], equals: 0}]
      """;

  private static Column real(String name, double from, double to) {
    return Column.number(name, name, Kind.REAL, "1", from, to, Missing.REFUSED);
  }

  private static GeneratorPlan plan(String model, String constraints, Mistakes mistakes) {
    String yaml =
        "{hidden: [6], constraints: "
            + constraints
            + ", training: {learningRate: 0.01, batch: 60, steps: 20, clip: 1.0}, "
            + model
            + "}";
    return GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), SCHEMA, KEYS, 600);
  }

  private static TrainedGenerator untrained(String model) {
    Mistakes mistakes = new Mistakes();
    NetworkArchitecture architecture = plan(model, CONSTRAINTS, mistakes).network(SCHEMA, KEYS);
    mistakes.throwIfAny();
    float[] weights = PublicWeights.initial(architecture.network(), Fixtures.seed("weights"));
    return new TrainedGenerator(architecture, architecture.network().layout().tensors("", weights));
  }

  /** An excess in ulp of the sum of the sizes of the terms, all of them exact products. */
  private static double ulps(double... terms) {
    return Math.abs(ExactSum.of(terms)) / Math.ulp(Arrays.stream(terms).map(Math::abs).sum());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: vae, latent: 2",
        "id: hierarchical-vae, latent: [2, 2]",
        "id: coupling-flow, couplings: 2, bins: 4",
        "id: coupling-flow, couplings: 2, transform: affine",
        "id: autoregressive-flow, couplings: 2, bins: 4",
        "id: wasserstein-gan, latent: 3"
      })
  void sample_everyRow_satisfiesAllConstraintsToRoundingWithinTheBounds(String model)
      throws MalformedDocumentException {
    TrainedGenerator generator = untrained(model);
    Frame frame = Frame.of(SCHEMA, KEYS);
    Table rows = generator.sample(SCHEMA, frame, Fixtures.seed("rows"), 2);
    double limit = 16;
    for (int i = 0; i < rows.rows(); i++) {
      double[] v = cells(rows, i, "v[0]", "v[1]", "v[2]", "v[3]");
      double[] x = cells(rows, i, "x1", "y1", "x2", "y2");
      double[] sums = cells(rows, i, "a", "b", "c", "total", "p", "q", "r", "ke");
      assertEquals(0, ulps(sums[0], sums[1], 2 * sums[2], -sums[3]), limit);
      assertEquals(0, ulps(sums[4], sums[5], sums[6], -1), limit);
      assertEquals(0, ulps(v), limit);
      double kinetic = Arrays.stream(v).map(each -> each * each / 2).sum();
      assertEquals(sums[7], kinetic, limit * Math.ulp(kinetic));
      double[] off = {x[0] - x[2], x[1] - x[3]};
      assertEquals(2.25, off[0] * off[0] + off[1] * off[1], limit * Math.ulp(2.25));
      assertEquals(0, ulps(x[0], x[2]), limit);
    }
    for (Column column : SCHEMA.columns()) {
      assertTrue(
          Arrays.stream(rows.column(column.name()))
              .allMatch(c -> Table.isMissing(c) || c >= column.minimum() && c <= column.maximum()),
          column.name());
    }
    var files = generator.files();
    TrainedGenerator read =
        Generators.read(
            SCHEMA, files.get(TrainedGenerator.ARCHITECTURE), files.get(TrainedGenerator.WEIGHTS));
    assertEquals(
        rows.rows(IntStream.range(20, 90).toArray()),
        read.sample(SCHEMA, frame, Fixtures.seed("rows"), 20, 90));
    assertFalse(read.architecture().id().matches("(coupling|.*vae|.*gan).*-v1"));
    assertTrue(read.capability(ExactDensity.class).isEmpty());
    assertTrue(read.capability(DensityBound.class).isEmpty());
    assertTrue(read.capability(ConditionalDraws.class).isEmpty());
  }

  private static double[] cells(Table rows, int row, String... names) {
    return Arrays.stream(names).mapToDouble(name -> rows.column(name)[row]).toArray();
  }

  @Test
  void read_constraintsOfAnArchitecture_mustBePossible() {
    var files = untrained("id: vae, latent: 2").files();
    String good = new String(files.get(TrainedGenerator.ARCHITECTURE), StandardCharsets.UTF_8);
    byte[] weights = files.get(TrainedGenerator.WEIGHTS);
    String[][] changes = {
      {"\"equals\":\"1.5\"", "\"equals\":\"99\""},
      {"\"equals\":\"total\"", "\"equals\":\"total +\""},
      {"\"equals\":\"total\"", "\"equals\":\"gap\""},
      {"\"columns\":[\"x1\",\"x2\"]", "\"columns\":[\"x1\",\"n\"]"},
      {"\"columns\":[\"x1\",\"x2\"]", "\"columns\":[\"x1\",\"x1\"]"},
      {"vae-v2", "vae-v1"},
    };
    for (String[] change : changes) {
      assertTrue(good.contains(change[0]), change[0]);
      byte[] bad = good.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8);
      assertThrows(
          MalformedDocumentException.class, () -> Generators.read(SCHEMA, bad, weights), change[1]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: linear, columns: [a, bb], equals: 1} | no column bb",
        "{kind: linear, columns: [a, total], equals: 1} | key of the frame",
        "{kind: linear, columns: [a, n], equals: 1} | n must be real and never missing",
        "{kind: linear, columns: [a, gap], equals: 1} | gap must be real and never missing",
        "{kind: linear, columns: [a], equals: 1} | two or more",
        "{kind: linear, columns: [a, a], equals: 1} | each named once",
        "{kind: linear, columns: [a, b], weights: [1], equals: 1} | one for each column, 2. Found: 1",
        "{kind: linear, columns: [a, b], weights: [1, 0], equals: 1} | must not be zero",
        "{kind: squares, columns: [a, b], weights: -1, equals: 1} | must be positive",
        "{kind: linear, columns: [a, b], equals: 11} | out of reach",
        "{kind: squares, columns: [a, b], equals: 51} | out of reach: the columns' bounds let the left side be from 0 to 50",
        "{kind: squares, columns: [a, b], equals: -1} | out of reach",
        "{kind: distance, between: [[x1, y1], [x2]], equals: 1} | as many coordinates",
        "{kind: distance, between: [[x1, y1]], equals: 1} | two points",
        "{kind: distance, between: [[x1, y1], [x2, y2]], equals: 30} | out of reach",
        "{kind: simplex, columns: [a, c], equals: 1} | bounds from 0",
        "{kind: simplex, columns: [p, q], equals: 2} | bounds from 0",
        "{kind: simplex, columns: [a, c], equals: total} | c must have bounds from 0",
        "{kind: linear, columns: [a, b], equals: '1 / 0'} | equals must be a number",
        "{kind: linear, columns: [a, b], equals: 'a + 1'} | equals must not use a",
        "{kind: linear, columns: [a, b], equals: gap} | never missing, not gap",
        "{kind: linear, columns: [a, b], equals: 'total +'} | equals",
        "{kind: linear, columns: [a, b], equals: totl} | totl",
        "{kind: linear, columns: [a, b], equals: 'total > 3'} | not a condition",
        "{kind: linear, columns: [a, b], equal: 1} | did you mean 'equals'",
        "{kind: linar, columns: [a, b], equals: 1} | did you mean 'linear'",
        "{kind: linear, columns: [a, b], equals: 1}, {kind: linear, columns: [b, a], equals: 2} | says again",
        "{kind: linear, columns: [a, b], equals: 1}, {kind: simplex, columns: [p, a], equals: 1} | share no column",
        "{kind: linear, columns: [a, b], equals: p}, {kind: simplex, columns: [p, q], equals: 1} | equals must not use p",
      })
  void read_mistake_isNamedWithItsPlace(String constraints, String message) {
    Mistakes mistakes = new Mistakes();
    plan("id: vae, latent: 2", "[" + constraints + "]", mistakes);
    List<Mistake> found = mistakes.all();
    String all = found.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
    assertTrue(all.contains(message), all);
    assertTrue(all.contains("plan.yaml:"), all);
  }

  @Test
  void nearest_linear_isTheOrthogonalProjection() {
    Projection projection =
        new Projection(
            List.of(
                new Projection.Equation(
                    Constraint.Kind.LINEAR, new int[] {0, 1, 2}, new double[] {1, 2, 3}),
                new Projection.Equation(
                    Constraint.Kind.LINEAR, new int[] {1, 2}, new double[] {1, 1})),
            new double[] {-9, -9, -9},
            new double[] {9, 9, 9});
    Random random = new Random(1);
    for (int trial = 0; trial < 100; trial++) {
      double[] start = random.doubles(3, -1, 1).toArray();
      double[] moved = projection.nearest(start, new double[] {1, 0.25});
      // What the two rows leave free is the line along (1, 1, −1): nothing may move along it.
      double along = 0;
      double[] line = {1, 1, -1};
      for (int i = 0; i < 3; i++) {
        along += (moved[i] - start[i]) * line[i];
      }
      assertEquals(0, along, 1e-14);
      assertEquals(1, moved[0] + 2 * moved[1] + 3 * moved[2], 1e-14);
      assertEquals(0.25, moved[1] + moved[2], 4e-15);
    }
  }

  @Test
  void nearest_sumWithinBounds_isTheNearestPointOfTheBox() {
    Projection projection =
        new Projection(
            List.of(
                new Projection.Equation(
                    Constraint.Kind.LINEAR, new int[] {0, 1, 2}, new double[] {1, 1, 1})),
            new double[] {0, 0, 0},
            new double[] {1, 1, 1});
    // (0.9, 0.2, 0.1) + 0.6 would be (1.5, …): the first stops at 1, the others share what is left.
    double[] moved = projection.nearest(new double[] {0.9, 0.2, 0.1}, new double[] {2.5});
    assertEquals(1, moved[0], 0);
    assertEquals(0.8, moved[1], 1e-15);
    assertEquals(0.7, moved[2], 1e-15);
  }

  @Test
  void nearest_threeBondsOfOneMolecule_makesTheTriangleRigidWhereItWas() {
    int[][] bonds = {{0, 1, 2, 3}, {0, 1, 4, 5}, {2, 3, 4, 5}};
    double[] lengths = {1, 1, 1.63298};
    double[] wide = {9, 9, 9, 9, 9, 9};
    Projection projection =
        new Projection(
            Arrays.stream(bonds)
                .map(b -> new Projection.Equation(Constraint.Kind.DISTANCE, b, new double[0]))
                .toList(),
            Arrays.stream(wide).map(w -> -w).toArray(),
            wide);
    Random random = new Random(2);
    for (int trial = 0; trial < 100; trial++) {
      double[] start = {0, 0, 0.9, 0.3, -0.7, 0.5};
      for (int i = 0; i < start.length; i++) {
        start[i] += 0.1 * random.nextGaussian();
      }
      double[] moved = projection.nearest(start, lengths);
      for (int k = 0; k < bonds.length; k++) {
        double found =
            Math.hypot(
                moved[bonds[k][0]] - moved[bonds[k][2]], moved[bonds[k][1]] - moved[bonds[k][3]]);
        assertEquals(lengths[k], found, 16 * Math.ulp(lengths[k]));
      }
      // Forces along bonds are opposite: the centre stays.
      assertEquals(start[0] + start[2] + start[4], moved[0] + moved[2] + moved[4], 1e-14);
    }
  }
}
