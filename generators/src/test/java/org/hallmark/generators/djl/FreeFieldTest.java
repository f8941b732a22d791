package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Weights;
import org.hallmark.generators.capability.LogDensity;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.encode.Constraint;
import org.hallmark.generators.encode.Projection;
import org.hallmark.generators.vae.GaussianModel;
import org.hallmark.generators.vae.GaussianShape;
import org.hallmark.generators.vae.LinearVae;
import org.junit.jupiter.api.Test;

/** Autoencoders against what is known of the free field, 8 × 8 sites, m² = 0.25. */
class FreeFieldTest {
  private static final double[] NOTHING = {};

  private static Weights trained(GaussianShape shape, FreeField field, int steps, double rate) {
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    new PublicTraining(Trainings.ENGINE, rate, 64, steps, 1e3)
        .run(shape, Losses.of(shape), field, weights, Fixtures.seed("steps"), Progress.SILENT);
    return Weights.of(shape, weights);
  }

  @Test
  void linear_onTheFreeField_keepsExactlyTheLongWavelengths() {
    double variance = 0.5;
    GaussianShape shape =
        new GaussianShape(
            FreeField.SITES, 0, FreeField.SITES, List.of(), List.of(16), Math.sqrt(variance));
    FreeField field = FreeField.plain();
    Weights weights = trained(shape, field, 800, 0.02);
    LinearVae linear = new LinearVae(shape, weights);
    double[][] covariance = linear.covariance();
    int kept = 0;

    for (int k = 0; k < FreeField.SITES; k++) {
      double[] image = new double[FreeField.SITES];
      for (int i = 0; i < image.length; i++) {
        image[i] = FreeField.product(covariance[i], field.modes[k]);
      }
      double along = FreeField.product(image, field.modes[k]);
      boolean active = field.variances[k] > variance;
      // Modes above the decoder's variance have their own, the others that of the decoder.
      assertEquals(active ? field.variances[k] : variance, along, 0.1 * along, "mode " + k);
      kept += active ? 1 : 0;
    }
    assertEquals(9, kept, "whole shells: 1 + 4 + 4");

    // Over fields of the law itself: 57.671282 is the optimum for this variance.
    Random random = new Random(1);
    GaussianModel model = new GaussianModel(shape, weights);
    var draws = Fixtures.seed("bound").draws(0);
    int fields = 1000;
    double exact = 0;
    double bound = 0;
    for (int i = 0; i < fields; i++) {
      double[] at = field.field(normals(random));
      LogDensity density = linear.logDensity(at, NOTHING);
      LogDensity lower = model.logDensityBound(at, NOTHING, draws, 1);
      assertEquals(LogDensity.Certainty.EXACT, density.certainty());
      assertEquals(LogDensity.Certainty.LOWER_BOUND, lower.certainty());
      exact -= density.nats() / fields;
      bound -= lower.nats() / fields;
    }
    // A mean of 1000 scatters by 0.2: 64 modes of variance at most 1/2 each, of their squares.
    assertEquals(57.671, exact, 0.8);
    assertTrue(bound > exact - 0.2 && bound < exact + 0.4, bound + " bounds " + exact);
  }

  private static double[] normals(Random random) {
    return random.doubles(FreeField.SITES).map(u -> random.nextGaussian()).toArray();
  }

  @Test
  void conditional_givenBlockMeans_hasTheConditionalCovarianceAndKeepsThem() {
    GaussianShape shape =
        new GaussianShape(
            FreeField.SITES, FreeField.BLOCKS, FreeField.SITES, List.of(), List.of(48), 0.3);
    FreeField field = FreeField.givenItsBlocks();
    GaussianModel model = new GaussianModel(shape, trained(shape, field, 700, 0.03));
    Projection blocks = ontoBlocks();
    Random random = new Random(2);
    var draws = Fixtures.seed("conditional").draws(0);
    int count = 3000;
    double[][] moments = new double[FreeField.SITES][FreeField.SITES];
    double[] given = blockMeans(field.field(random.doubles(64, -1, 1).toArray()));
    double[] mean = blocks.nearest(model.decode(new double[48], given), given);
    for (int i = 0; i < count; i++) {
      double[] drawn = blocks.nearest(model.draw(given, draws), given);
      double[] kept = blockMeans(drawn);
      for (int b = 0; b < kept.length; b++) {
        assertEquals(given[b], kept[b], 1e-12);
      }
      for (int a = 0; a < FreeField.SITES; a++) {
        for (int b = 0; b < FreeField.SITES; b++) {
          moments[a][b] += (drawn[a] - mean[a]) * (drawn[b] - mean[b]) / count;
        }
      }
    }
    double[][] expected = conditionalCovariance(field);
    double trace = 0;
    double worst = 0;
    for (int a = 0; a < FreeField.SITES; a++) {
      trace += moments[a][a] / FreeField.SITES;
      for (int b = 0; b < FreeField.SITES; b++) {
        worst = Math.max(worst, Math.abs(moments[a][b] - expected[a][b]));
      }
    }
    // physics: 0.170877 a site; an entry of 3000 draws scatters by 0.17 √(2/3000) = 0.005.
    assertEquals(0.170877, trace, 0.01);
    assertTrue(worst < 0.035, "worst entry " + worst);
  }

  private static Projection ontoBlocks() {
    List<Projection.Equation> equations = new ArrayList<>();
    for (double[] row : FreeField.blocks()) {
      int[] sites = IntStream.range(0, row.length).filter(i -> row[i] != 0).toArray();
      double[] weights = Arrays.stream(sites).mapToDouble(i -> row[i]).toArray();
      equations.add(new Projection.Equation(Constraint.Kind.LINEAR, sites, weights));
    }
    double[] most = new double[FreeField.SITES];
    Arrays.fill(most, 1e6);
    return new Projection(equations, Arrays.stream(most).map(m -> -m).toArray(), most);
  }

  private static double[] blockMeans(double[] field) {
    return Arrays.stream(FreeField.blocks())
        .mapToDouble(row -> FreeField.product(row, field))
        .toArray();
  }

  /** C − C Bᵀ (B C Bᵀ)⁻¹ B C, by one block after the other. */
  private static double[][] conditionalCovariance(FreeField field) {
    double[][] c = field.covariance();
    for (double[] row : FreeField.blocks()) {
      double[] image = new double[c.length];
      for (int i = 0; i < c.length; i++) {
        image[i] = FreeField.product(c[i], row);
      }
      double variance = FreeField.product(image, row);
      for (int i = 0; i < c.length; i++) {
        for (int j = 0; j < c.length; j++) {
          c[i][j] -= image[i] * image[j] / variance;
        }
      }
    }
    return c;
  }
}
