package org.hallmark.generators.marginal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.privacy.source.PublicMarginals;
import org.hallmark.privacy.training.TreeMarginals;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginalTreeTest {
  private static final int ROWS = 40_000;

  /** b hangs on the key k, a on b, d on a; c on nothing. */
  private static final Schema SCHEMA =
      new Schema(
          List.of(column("k", 4), column("a", 4), column("b", 4), column("c", 3), column("d", 5)));

  private static Column column(String name, int codes) {
    return Column.number(name, name, Kind.INTEGER, "1", 0, codes - 1, Missing.REFUSED);
  }

  private static Table rows() {
    Random random = new Random(5);
    double[][] cells = new double[5][ROWS];
    for (int row = 0; row < ROWS; row++) {
      cells[0][row] = random.nextInt(4);
      cells[2][row] = random.nextInt(3) == 0 ? random.nextInt(4) : cells[0][row];
      cells[1][row] = random.nextInt(2) == 0 ? random.nextInt(4) : 3 - cells[2][row];
      cells[3][row] = random.nextInt(3);
      cells[4][row] = random.nextInt(4) == 0 ? 4 : cells[1][row];
    }
    return Table.of(SCHEMA, cells);
  }

  private static GeneratorPlan plan(String yaml, Schema schema, Mistakes mistakes) {
    return GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), schema, List.of("k"), ROWS);
  }

  private static MarginalTreeArchitecture architecture(String yaml) {
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan = plan(yaml, SCHEMA, mistakes);
    mistakes.throwIfAny();
    return (MarginalTreeArchitecture) plan.architecture(SCHEMA, List.of("k"));
  }

  private static long[] pair(Table table, String one, String other) {
    long[] counts = new long[25];
    double[] first = table.column(one);
    double[] second = table.column(other);
    for (int row = 0; row < first.length; row++) {
      counts[(int) (5 * first[row] + second[row])]++;
    }
    return counts;
  }

  private static void assertSamePairs(Table made, Table rows, double deviations) {
    for (String[] pair :
        new String[][] {{"k", "b"}, {"b", "a"}, {"a", "d"}, {"b", "d"}, {"k", "d"}, {"c", "a"}}) {
      long[] real = pair(rows, pair[0], pair[1]);
      long[] drawn = pair(made, pair[0], pair[1]);
      for (int cell = 0; cell < real.length; cell++) {
        double spread = Math.sqrt(real[cell] + drawn[cell] + 1);
        assertEquals(real[cell], drawn[cell], deviations * spread, Arrays.toString(pair) + cell);
      }
    }
  }

  /** All pairs of a tree's law, also those that are not measured, to within sampling error. */
  @Test
  void measure_lawOfATreeWithoutNoise_drawsItsPairs() {
    MarginalTreeArchitecture architecture = architecture("{id: marginal-tree, training: {}}");
    Table rows = rows();
    TrainedGenerator trained =
        architecture.measure(
            PublicMarginals.of(rows, architecture.codes(SCHEMA)),
            TreeMarginals.withoutNoise(4, new TreeMarginals.Shares(0.1, 0.2, 0.7)));
    assertArrayEquals(new float[] {2, 0, -1, 1}, parents(trained));
    Table made = trained.sample(SCHEMA, rows.select(List.of("k")), Fixtures.seed("tree"), 1);
    assertSamePairs(made, rows, 5);
  }

  @Test
  void measure_lawOfATreeWithNoise_findsItAndDrawsItsPairs() {
    MarginalTreeArchitecture architecture = architecture("{id: marginal-tree, training: {}}");
    Table rows = rows();
    TrainedGenerator trained =
        Measured.privately(
            architecture,
            TreeMarginals.calibrated(4, new TreeMarginals.Shares(0.1, 0.2, 0.7), 1, 1e-6),
            rows);
    assertArrayEquals(new float[] {2, 0, -1, 1}, parents(trained));
    Table made = trained.sample(SCHEMA, rows.select(List.of("k")), Fixtures.seed("tree"), 1);
    assertSamePairs(made, rows, 7);
  }

  /** At next to no budget a pair is hardly ever worth its noise, and nothing breaks. */
  @Test
  void measure_noiseAlone_drawsRows() {
    MarginalTreeArchitecture architecture = architecture("{id: marginal-tree, training: {}}");
    Table rows = rows().rows(new int[] {0, 1});
    TrainedGenerator trained =
        Measured.privately(
            architecture,
            TreeMarginals.calibrated(4, new TreeMarginals.Shares(0.1, 0.2, 0.7), 0.01, 1e-6),
            rows);
    assertEquals(
        2, trained.sample(SCHEMA, rows.select(List.of("k")), Fixtures.seed("tree"), 1).rows());
  }

  @Test
  void architecture_ofAPublicTree_measuresItsPairsAlone() {
    MarginalTreeArchitecture architecture =
        architecture("{id: marginal-tree, tree: [[k, b], [b, a], [a, d]], training: {}}");
    assertEquals(1, architecture.conditions().size());
    Table rows = rows();
    TrainedGenerator trained =
        Measured.privately(
            architecture,
            TreeMarginals.calibrated(0, new TreeMarginals.Shares(0.1, 0.2, 0.7), 1, 1e-6),
            rows);
    assertArrayEquals(new float[] {2, 0, -1, 1}, parents(trained));
    Table made = trained.sample(SCHEMA, rows.select(List.of("k")), Fixtures.seed("tree"), 1);
    assertSamePairs(made, rows, 7);
  }

  private static float[] parents(TrainedGenerator trained) {
    return trained.weights().stream()
        .filter(t -> t.name().equals("parents"))
        .findFirst()
        .orElseThrow()
        .values();
  }

  /**
   * By hand: a alone (9, 3) and b alone (7, 5) with variance 1 a count; the pair ((6, 2), (1, 3))
   * with variance 1 a count, so its rows (8, 4) have variance 2. The averages are a = (9 + 8/2)/1.5
   * = 26/3 and 10/3, b = (7, 5). The pair's rows move by 1/3 a count up and down; b given a is
   * (19/3, 7/3) over 26/3 and (2/3, 8/3) over 10/3.
   */
  @Test
  void fit_twoColumns_isThatByHand() {
    MarginalTreeArchitecture chosen = two(Optional.empty());
    FittedTree tree =
        new FittedTree(
            chosen,
            tensors(
                chosen,
                tensor("marginals/a", new float[] {9, 3}, 2),
                tensor("marginals/b", new float[] {7, 5}, 2),
                tensor("noise", new float[] {1, 1}, 2)));
    assertArrayEquals(new double[] {13.0 / 18, 1}, tree.cumulative(0, 0), 1e-8);
    assertArrayEquals(new double[] {19.0 / 26, 1}, tree.cumulative(1, 0), 1e-8);
    assertArrayEquals(new double[] {0.2, 1}, tree.cumulative(1, 1), 1e-8);
  }

  private static MarginalTreeArchitecture two(Optional<List<Branch>> tree) {
    Schema schema = new Schema(List.of(column("k", 2), column("a", 2), column("b", 2)));
    Mistakes mistakes = new Mistakes();
    MarginalTreeArchitecture architecture =
        (MarginalTreeArchitecture)
            plan("{id: marginal-tree, conditions: [], training: {}}", schema, mistakes)
                .architecture(schema, List.of("k"));
    mistakes.throwIfAny();
    return new MarginalTreeArchitecture(
        architecture.id(),
        architecture.keys(),
        architecture.conditions(),
        architecture.columns(),
        architecture.derived(),
        tree);
  }

  private static Tensor tensor(String name, float[] values, Integer... shape) {
    return new Tensor(name, List.of(shape), values);
  }

  private static MeasuredTensors tensors(MarginalTreeArchitecture of, Tensor... more) {
    TreeMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("parents", tensor("parents", new float[] {-1, 0}, 2));
    tensors.put("pairs/b", tensor("pairs/b", new float[] {6, 2, 1, 3}, 2, 2));
    for (Tensor tensor : more) {
      tensors.put(tensor.name(), tensor);
    }
    MeasuredTensors measured = new MeasuredTensors(of, tensors);
    assertEquals(Optional.empty(), measured.problem());
    return measured;
  }

  /** A tree of two columns without keys needs no choice, and another than the plan's is refused. */
  @Test
  void problem_ofTensorsOfAnotherTree_isFound() {
    MarginalTreeArchitecture planned = two(Optional.of(List.of(new Branch("a", "b"))));
    TreeMap<String, Tensor> tensors =
        new TreeMap<>(tensors(planned, tensor("noise", new float[] {0, 1}, 2)).tensors());
    for (float[] wrong : new float[][] {{1, 0}, {-1, 1}, {-1, 2}, {-1, -1}, {-2, 0}, {-1, 0.5f}}) {
      tensors.put("parents", tensor("parents", wrong, 2));
      assertTrue(
          new MeasuredTensors(planned, tensors).problem().isPresent(), Arrays.toString(wrong));
      assertThrows(
          IllegalArgumentException.class, () -> new TrainedGenerator(planned, tensors.values()));
    }
  }

  /** Threshold 1: 3 − 1, and 1 − 1. */
  @Test
  void project_ofThreeNumbers_isThatByHand() {
    double[] vector = {3, -1, 1};
    Simplex.project(vector, 2);
    assertArrayEquals(new double[] {2, 0, 0}, vector);
    double[] inside = {0.5, 1.5};
    Simplex.project(inside, 2);
    assertArrayEquals(new double[] {0.5, 1.5}, inside);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tree: [[a, k]] | k must be a column that the generator makes",
        "tree: [[z, a]] | z must be a key or a column",
        "tree: [[a, b], [b, a]] | closes a circle",
        "tree: [[a, b], [c, b]] | b hangs on a column already",
        "tree: [a] | must be [parent, column]",
        "tree: [[k, b]], conditions: [k] | must be left out where a tree",
        "conditions: [a] | must be a key of the frame",
        "hidden: [8] | unknown field",
      })
  void read_oneMistake_isNamedWithItsPlace(String model, String message) {
    Mistakes mistakes = new Mistakes();
    plan("{id: marginal-tree, training: {}, " + model + "}", SCHEMA, mistakes);
    assertEquals(1, mistakes.all().size(), mistakes.all().toString());
    assertTrue(mistakes.all().toString().contains(message), mistakes.all().toString());
  }

  @Test
  void read_sharesThatAreNoWhole_areAMistake() {
    Mistakes mistakes = new Mistakes();
    plan("{id: marginal-tree, training: {pairs: 0.5}}", SCHEMA, mistakes);
    assertTrue(
        mistakes.all().toString().contains("must add up to 1, not 0.8"), "" + mistakes.all());
  }
}
