package org.hallmark.generators.djl;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.capability.ExactDensity;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.generators.mixed.MixedVae;
import org.hallmark.generators.mixed.MixedVaeArchitecture;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A law that is known by a formula of its own, and heads trained on draws of it by rejection.
 *
 * @param head of the law's kind
 * @param parameters that its law is free in
 * @param weight of each value, up to one factor; of a missing one too
 */
record HeadRecovery(Head head, int parameters, DoubleUnaryOperator weight) {
  private static final int RECORDS = 2000;
  private static final int POINTS = 1000;
  private static final double[] NOTHING = {};

  /** Quantiles of χ² that are passed with probability 1e-6, by degrees of freedom. */
  private static final double[] CRITICAL = {0, 23.93, 27.63, 30.66, 33.38, 35.89};

  static HeadRecovery of(HeadKind kind) {
    return switch (kind) {
      case CATEGORICAL -> new HeadRecovery(words(), 4, HeadRecovery::shares);
      case NEGATIVE_BINOMIAL ->
          new HeadRecovery(head(kind, 1), 2, k -> negativeBinomial(3.5, 6, k));
      case ZERO_INFLATED_NEGATIVE_BINOMIAL ->
          new HeadRecovery(
              head(kind, 1), 3, k -> 0.7 * negativeBinomial(8, 9, k) + (k == 0 ? 0.3 : 0));
      case REAL -> new HeadRecovery(head(kind, 1), 2, x -> logistic(x, 11, 2));
      case MIXTURE ->
          new HeadRecovery(
              head(kind, 2), 5, x -> 0.4 * logistic(x, 8, 1) + 0.6 * logistic(x, 20, 1.6));
      // The grains of both axes stand in the classes' documentation.
      case POSITIVE ->
          new HeadRecovery(
              head(kind, 1), 2, x -> logistic(Math.log(x + 3e-3), 0.7, 0.5) / (x + 3e-3));
      case BOUNDED ->
          new HeadRecovery(
              head(kind, 1),
              2,
              x -> {
                double p = 1e-3 + (1 - 2e-3) * x / 30;
                return logistic(Math.log(p / (1 - p)), 1, 0.4) / (p * (1 - p));
              });
      case PERIODIC ->
          new HeadRecovery(
              head(kind, 2), 5, x -> 0.5 * mises(x, 7, 6) / 67.23 + 0.5 * mises(x, 20, 2) / 2.2796);
    };
  }

  private static Head head(HeadKind kind, int components) {
    Kind values =
        kind == HeadKind.NEGATIVE_BINOMIAL || kind == HeadKind.ZERO_INFLATED_NEGATIVE_BINOMIAL
            ? Kind.COUNT
            : Kind.REAL;
    Column column = Column.number("x", "x", values, "1", 0, 30, Missing.REFUSED);
    return Head.of(column, kind, components, Head.of(column, kind).book().begins());
  }

  private static Head words() {
    Column column = Column.category("x", "x", List.of("a", "b", "c", "d"), Missing.CATEGORY);
    return Head.of(column, HeadKind.CATEGORICAL);
  }

  private static double shares(double word) {
    return Table.isMissing(word) ? 0.15 : new double[] {0.4, 0.05, 0.3, 0.1}[(int) word];
  }

  private static double logistic(double x, double centre, double scale) {
    double half = Math.cosh((x - centre) / (2 * scale));
    return 1 / (scale * half * half);
  }

  /** Of mean m: Γ(k + r) / Γ(r) / k! (m / (m + r))ᵏ (r / (m + r))ʳ. */
  private static double negativeBinomial(double r, double m, double k) {
    double p = Math.pow(r / (m + r), r);
    for (int j = 0; j < k; j++) {
      p *= (r + j) / (j + 1) * m / (m + r);
    }
    return p;
  }

  /** To be divided by I₀(κ): 67.2344 of 6, 2.27959 of 2 (Abramowitz and Stegun, table 9.8). */
  private static double mises(double x, double at, double kappa) {
    return Math.exp(kappa * Math.cos(2 * Math.PI * (x - at) / 30));
  }

  private boolean whole() {
    return head.kind() == HeadKind.CATEGORICAL || head.values() == 31 && counts();
  }

  private boolean counts() {
    return head.kind().name().endsWith("BINOMIAL");
  }

  private double[] values() {
    int numbers = whole() ? head.values() : POINTS;
    double[] values = new double[numbers + (head.mayMiss() ? 1 : 0)];
    for (int i = 0; i < numbers; i++) {
      values[i] = whole() ? i : (i + 0.5) * head.maximum() / POINTS;
    }
    if (head.mayMiss()) {
      values[numbers] = Table.MISSING;
    }
    return values;
  }

  private double[] truth() {
    double[] truth = values();
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      truth[i] = weight.applyAsDouble(truth[i]);
      sum += truth[i];
    }
    for (int i = 0; i < truth.length; i++) {
      truth[i] /= sum;
    }
    return truth;
  }

  double critical() {
    return CRITICAL[parameters];
  }

  /** 2n KL(truth ‖ model). */
  double statistic(TrainedGenerator generator) {
    ExactDensity model = generator.capability(ExactDensity.class).orElseThrow();
    double[] values = values();
    double[] truth = truth();
    double step = whole() ? 1 : head.maximum() / POINTS;
    double divergence = 0;
    for (int i = 0; i < values.length; i++) {
      double log = model.logDensity(new double[] {values[i]}, NOTHING).nats();
      divergence += truth[i] * (Math.log(truth[i]) - log - Math.log(step));
    }
    return 2 * RECORDS * divergence;
  }

  private Table draws() {
    Random random = new Random(11);
    double[] values = values();
    double[] truth = truth();
    double[] drawn = new double[RECORDS];
    double step = whole() ? 0 : head.maximum() / POINTS;
    for (int i = 0; i < RECORDS; i++) {
      double left = random.nextDouble();
      int at = 0;
      while (at < truth.length - 1 && left >= truth[at]) {
        left -= truth[at++];
      }
      drawn[i] = values[at] + (random.nextDouble() - 0.5) * step;
    }
    return Table.of(schema(), new double[][] {drawn});
  }

  private Schema schema() {
    Missing missing = head.mayMiss() ? Missing.CATEGORY : Missing.REFUSED;
    return new Schema(
        List.of(
            head.kind() == HeadKind.CATEGORICAL
                ? Column.category("x", "x", List.of("a", "b", "c", "d"), missing)
                : Column.number("x", "x", counts() ? Kind.COUNT : Kind.REAL, "1", 0, 30, missing)));
  }

  private MixedVaeArchitecture architecture() {
    return new MixedVaeArchitecture(
        MixedVae.ID, List.of(), List.of(), List.of(head), List.of(), List.of(), List.of(4), 0, 4);
  }

  TrainedGenerator trained() {
    MixedVaeArchitecture architecture = architecture();
    return new PublicTraining(Trainings.ENGINE, 0.1, 256, 120, 1e3)
        .train(
            architecture,
            architecture.encode(draws()),
            Fixtures.seed("weights"),
            Fixtures.seed("steps"),
            Progress.SILENT);
  }

  TrainedGenerator untrained() {
    MixedVaeArchitecture architecture = architecture();
    float[] weights = PublicWeights.initial(architecture.network(), Fixtures.seed("weights"));
    return new TrainedGenerator(architecture, architecture.network().layout().tensors("", weights));
  }
}
