package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Progress;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.capability.LatentCoding;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.capability.WeightedDraws;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A circular flow of real torsions, briefly trained in degrees, and the same in radians. */
class TorsionFlowTest {
  private static final Path DATA = Path.of("../examples/torsions/eps78_300_s2.csv.gz");
  private static final double[] NOTHING = {};

  private static List<double[]> rows;
  private static TrainedGenerator degrees;
  private static TrainedGenerator radians;

  @BeforeAll
  static void train() throws IOException {
    rows = read();
    degrees = trained();
    radians = new TrainedGenerator(architecture(Math.PI), degrees.weights());
  }

  private static List<double[]> read() throws IOException {
    List<double[]> read = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA)), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(21)
          .map(l -> l.split(","))
          .forEach(
              c -> read.add(new double[] {Double.parseDouble(c[2]), Double.parseDouble(c[3])}));
    }
    return read;
  }

  private static Schema schema(double half) {
    return new Schema(
        List.of(
            Column.number("frame", "frame", Kind.INTEGER, "1", 0, 9, Missing.REFUSED),
            Column.number("phi", "phi", Kind.REAL, "deg", -half, half, Missing.REFUSED),
            Column.number("psi", "psi", Kind.REAL, "deg", -half, half, Missing.REFUSED)));
  }

  private static NetworkArchitecture architecture(double half) {
    return plan(schema(half)).network(schema(half), List.of("frame"));
  }

  private static GeneratorPlan plan(Schema schema) {
    Mistakes mistakes = new Mistakes();
    GeneratorPlan plan =
        GeneratorPlan.read(
            Fields.of(
                Fixtures.node(
                    "{id: coupling-flow, conditions: [], periodic: [phi, psi], couplings: 2, bins:"
                        + " 8, hidden: [24], training: {learningRate: 0.005, batch: 128, steps:"
                        + " 100, clip: 1}}"),
                mistakes),
            schema,
            List.of("frame"),
            rows.size());
    mistakes.throwIfAny();
    return plan;
  }

  private static TrainedGenerator trained() {
    double[][] cells = new double[3][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      cells[1][i] = rows.get(i)[0];
      cells[2][i] = rows.get(i)[1];
    }
    NetworkArchitecture architecture = architecture(180);
    TrainingPlan training = plan(schema(180)).gradients().orElseThrow();
    return new PublicTraining(
            Trainings.ENGINE,
            training.learningRate(),
            training.batch(),
            training.steps(),
            training.clip())
        .train(
            architecture,
            architecture.encode(Table.of(schema(180), cells)),
            Fixtures.seed("weights"),
            Fixtures.seed("steps"),
            Progress.SILENT);
  }

  private static double logDensity(TrainedGenerator generator, double... values) {
    LogDensity density =
        generator.capability(ExactDensity.class).orElseThrow().logDensity(values, NOTHING);
    assertEquals(LogDensity.Certainty.EXACT, density.certainty());
    return density.nats();
  }

  @Test
  void logDensity_inRadians_isThatInDegreesPlusTheLogOfTheUnits() {
    double unit = 180 / Math.PI;
    for (int i = 0; i < 200; i++) {
      double[] at = rows.get(100 * i);
      double other = logDensity(radians, at[0] / unit, at[1] / unit);
      assertEquals(logDensity(degrees, at) + 2 * Math.log(unit), other, 1e-10);
    }
  }

  @Test
  void logDensity_inDegrees_integratesToOneAndBeatsTheUniformLaw() {
    double sum = 0;
    for (double phi = -179; phi < 180; phi += 2) {
      for (double psi = -179; psi < 180; psi += 2) {
        sum += 4 * Math.exp(logDensity(degrees, phi, psi));
      }
    }
    assertEquals(1, sum, 2e-3);
    double mean = 0;
    for (int i = 0; i < 1000; i++) {
      mean += logDensity(degrees, rows.get(20 * i)) / 1000;
    }
    // Uniform: -11.77 nats; the data's histogram of 36 × 36 bins: -9.65.
    assertTrue(mean > -10.1, "mean log-density " + mean);
  }

  @Test
  void encode_thenDecode_isTheIdentity() {
    LatentCoding coding = degrees.capability(LatentCoding.class).orElseThrow();
    for (int i = 0; i < 200; i++) {
      double[] at = rows.get(77 * i);
      assertArrayEquals(at, coding.decode(coding.encode(at, NOTHING), NOTHING), 1e-8);
    }
  }

  @Test
  void weightedDraws_towardsTheUniformLaw_findTheAreaOfTheCircleSquared() {
    var sample =
        degrees
            .capability(WeightedDraws.class)
            .orElseThrow()
            .draw(values -> 0, NOTHING, Fixtures.seed("draws").draws(0), 4000);
    // Its weights are wild: the flow hardly goes where the uniform law is. Never above the truth by
    // much, and telling by its effective size.
    assertTrue(sample.logNormaliser() < 2 * Math.log(360) + 0.5, "" + sample.logNormaliser());
    assertTrue(sample.effectiveSize() < 2000, "effective " + sample.effectiveSize());
  }
}
