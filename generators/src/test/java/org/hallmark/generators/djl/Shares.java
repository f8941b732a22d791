package org.hallmark.generators.djl;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Sand, silt and clay in soils, whose shares are logistic-normal; the silt hangs on the sand. */
final class Shares {
  private static final int ROWS = 1000;

  /** Above, Kolmogorov's distance of two samples of so many rows is with probability 1e-6. */
  static final double CRITICAL = Math.sqrt(Math.log(2 / 1e-6) / ROWS);

  private static final List<String> KEYS = List.of("site");
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("site", "site", Kind.INTEGER, "1", 0, 9999, Missing.REFUSED),
              share("sand"),
              share("silt"),
              share("clay")));

  private Shares() {}

  private static Column share(String name) {
    return Column.number(name, name, Kind.REAL, "1", 0, 1, Missing.REFUSED);
  }

  static Table truth(int seed) {
    Random random = new Random(seed);
    double[][] cells = new double[4][ROWS];
    for (int row = 0; row < ROWS; row++) {
      double first = 0.3 + 0.9 * random.nextGaussian();
      double second = 0.5 * random.nextGaussian() + (first > 0.3 ? -1.2 : 0.8);
      cells[0][row] = row;
      cells[1][row] = 1 / (1 + Math.exp(-first));
      cells[2][row] = (1 - cells[1][row]) / (1 + Math.exp(-second));
      cells[3][row] = 1 - cells[1][row] - cells[2][row];
    }
    return Table.of(SCHEMA, cells);
  }

  private static NetworkArchitecture architecture() {
    String yaml =
        "{id: mixed-vae, hidden: [8], head: 16, conditions: [], simplex: [{columns: [sand, silt,"
            + " clay]}], training: {learningRate: 0.06, batch: 128, steps: 160, clip: 1.0}}";
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan =
        GeneratorPlan.read(Fields.of(Fixtures.node(yaml), mistakes), SCHEMA, KEYS, 9999);
    mistakes.throwIfAny();
    return (NetworkArchitecture) plan.architecture(SCHEMA, KEYS);
  }

  static TrainedGenerator trained() {
    NetworkArchitecture architecture = architecture();
    return new PublicTraining(Trainings.ENGINE, 0.06, 128, 160, 1e3)
        .train(
            architecture,
            architecture.encode(truth(1)),
            Fixtures.seed("weights"),
            Fixtures.seed("steps"),
            Progress.SILENT);
  }

  static TrainedGenerator untrained() {
    NetworkArchitecture architecture = architecture();
    float[] weights = PublicWeights.initial(architecture.network(), Fixtures.seed("weights"));
    return new TrainedGenerator(architecture, architecture.network().layout().tensors("", weights));
  }

  static Table draws(TrainedGenerator generator) {
    double[][] sites = {IntStream.range(0, ROWS).asDoubleStream().toArray()};
    return generator.sample(
        SCHEMA, Table.of(SCHEMA.select(KEYS), sites), Fixtures.seed("soils"), 1);
  }

  /** The greatest distance of two distribution functions, of each share and of sand times silt. */
  static double distance(Table a, Table b) {
    double most = 0;
    for (String name : List.of("sand", "silt", "clay")) {
      most = Math.max(most, distance(a.column(name), b.column(name)));
    }
    return Math.max(most, distance(products(a), products(b)));
  }

  private static double[] products(Table table) {
    double[] products = new double[table.rows()];
    Arrays.setAll(products, i -> table.column("sand")[i] * table.column("silt")[i]);
    return products;
  }

  private static double distance(double[] a, double[] b) {
    double[] x = a.clone();
    double[] y = b.clone();
    Arrays.sort(x);
    Arrays.sort(y);
    double most = 0;
    int j = 0;
    for (int i = 0; i < x.length; i++) {
      while (j < y.length && y[j] <= x[i]) {
        j++;
      }
      most = Math.max(most, Math.abs((i + 1.0) / x.length - (double) j / y.length));
    }
    return most;
  }
}
