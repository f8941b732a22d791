package org.hallmark.physics.law;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.statistics.Gamma;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Gap;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.statistics.KolmogorovSmirnov;
import org.hallmark.physics.statistics.PreparedSample;
import org.hallmark.physics.statistics.PreparedSample.Correlation;
import org.hallmark.physics.statistics.Series;
import org.hallmark.privacy.probability.Normal;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Table;

/**
 * The law of Maxwell and Boltzmann for kinetic energies: gamma with shape ν/2 and scale kB T, ν
 * being the degrees of freedom; so the mean gives a temperature T(mu) = 2⟨K⟩/(ν kB), and the width
 * another, T(sigma) = √(2/ν) σ/kB [P. T. Merz and M. R. Shirts 2018, PLoS ONE 13, e0202764].
 *
 * <p>Residuals are the distances of both from T in standard errors: σ/√n for the mean, √((m₄ −
 * σ⁴)/n)/(2σ) for the width. The strict test is Kolmogorov's against the whole law; with enough
 * rows it rejects deviations that are of no matter, so that effect and p both stand in the result.
 *
 * @param temperature T
 * @param boltzmann kB in the unit of energy per unit of temperature
 * @param unit of energy
 * @param correlation whether the series is in equilibrium and independent already
 * @param strictness what is judged by
 * @param significance of the strict test, shared by all parts (Bonferroni)
 */
record MaxwellBoltzmann(
    double temperature,
    double boltzmann,
    String unit,
    Correlation correlation,
    Strictness strictness,
    double significance) {
  static final int LEAST = 10;

  /** What a sample is judged by. */
  enum Strictness {
    /** Mean and width, against the tolerance. */
    MOMENTS,
    /** The whole distribution, by its p value. */
    DISTRIBUTION
  }

  /**
   * Kinetic energies of one kind in one trajectory.
   *
   * @param name of it
   * @param degrees of freedom
   * @param energies in the order of time
   */
  record Part(String name, double degrees, double[] energies) {}

  /**
   * Reads it.
   *
   * @param time the column of time, where the plan names one
   */
  static MaxwellBoltzmann read(LawReading entry, List<String> time) {
    return new MaxwellBoltzmann(
        entry.fields().number("temperature", Bounds.positive()),
        entry.fields().number("boltzmann", Bounds.positive()),
        entry.fields().optionalText("quantityUnit").orElse("1"),
        Correlations.read(entry, time),
        entry.fields().choice("strictness", Strictness.MOMENTS),
        entry.fields().number("significance", Bounds.open(0, 1), 0.05));
  }

  Examination examine(List<Part> parts, double tolerance, List<Gap> gaps) {
    double[] residuals = new double[2 * parts.size()];
    List<Statistic> statistics = new ArrayList<>();
    double least = 1;
    int told = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      double[] kept = PreparedSample.of(new double[][] {part.energies}, 0, correlation).values()[0];
      double deviation = Series.deviation(kept);
      boolean usable = kept.length >= LEAST && deviation > 0;
      residuals[2 * i] = usable ? 0 : Table.MISSING;
      residuals[2 * i + 1] = residuals[2 * i];
      if (usable) {
        told++;
        Moments moments = new Moments(part, kept, Series.mean(kept), deviation);
        residuals[2 * i] = Cells.residual((moments.tMu() - temperature) / moments.tMuError());
        residuals[2 * i + 1] =
            Cells.residual((moments.tSigma() - temperature) / moments.tSigmaError());
        double p = p(kept, part.degrees);
        least = Math.min(least, p);
        statistics.addAll(moments.statistics(p));
      }
    }
    return new Examination(
        residuals,
        Sided.BOTH,
        i -> Labels.of(i % 2 == 0 ? "mean of" : "width of", parts.get(i / 2).name),
        statistics,
        Optional.of(judge(residuals, tolerance, least, told)),
        gaps);
  }

  private Judgement judge(double[] residuals, double tolerance, double p, int told) {
    if (told == 0) {
      return Judgement.notEstimable(
          "no series of at least " + LEAST + " independent values that vary");
    }
    if (strictness == Strictness.DISTRIBUTION) {
      return Judgement.of(
          p * told < significance
              ? Optional.of("the distribution is not that of Maxwell and Boltzmann, p = " + p(p))
              : Optional.empty(),
          "nothing is seen against the law of Maxwell and Boltzmann, least p = " + p(p));
    }
    boolean all = Arrays.stream(residuals).allMatch(r -> !(Math.abs(r) > tolerance));
    return Judgement.of(
        all
            ? Optional.empty()
            : Optional.of("mean or width is further from the temperature than allowed"),
        "mean and width are as close to the temperature as allowed");
  }

  /** Three digits. */
  private static String p(double p) {
    return Numbers.text(new BigDecimal(p).round(new MathContext(3)).doubleValue());
  }

  private double p(double[] kept, double degrees) {
    double[] sorted = kept.clone();
    Arrays.sort(sorted);
    double scale = boltzmann * temperature;
    return KolmogorovSmirnov.p(
        KolmogorovSmirnov.distance(sorted, x -> Gamma.cumulative(degrees / 2, x / scale)),
        sorted.length);
  }

  private final class Moments {
    private final Part part;
    private final double[] kept;
    private final double mean;
    private final double deviation;

    Moments(Part part, double[] kept, double mean, double deviation) {
      this.part = part;
      this.kept = kept;
      this.mean = mean;
      this.deviation = deviation;
    }

    double tMu() {
      return 2 * mean / (part.degrees * boltzmann);
    }

    double tMuError() {
      return 2 * deviation / StrictMath.sqrt(kept.length) / (part.degrees * boltzmann);
    }

    double tSigma() {
      return StrictMath.sqrt(2 / part.degrees) * deviation / boltzmann;
    }

    double tSigmaError() {
      double fourth = 0;
      for (double value : kept) {
        double z = (value - mean) / deviation;
        fourth += z * z * z * z / kept.length;
      }
      double relative = StrictMath.sqrt(Math.max(0, fourth - 1) / kept.length) / 2;
      return Math.max(relative * tSigma(), Double.MIN_NORMAL);
    }

    List<Statistic> statistics(double p) {
      double z = Math.abs(tMu() - temperature) / tMuError();
      return List.of(
          Statistic.exact("values-kept", kept.length, "1").of(part.name),
          Statistic.exact("values-given", part.energies.length, "1").of(part.name),
          Statistic.exact("degrees-of-freedom", part.degrees, "1").of(part.name),
          Statistic.exact("mu", mean, unit).of(part.name),
          Statistic.exact("sigma", deviation, unit).of(part.name),
          Statistic.estimate("temperature-of-mean", tMu(), tMuError(), "K")
              .withP(2 * Normal.cumulative(-z))
              .of(part.name),
          Statistic.estimate("temperature-of-width", tSigma(), tSigmaError(), "K").of(part.name),
          Statistic.exact("kolmogorov-smirnov", distance(), "1").withP(p).of(part.name));
    }

    private double distance() {
      double[] sorted = kept.clone();
      Arrays.sort(sorted);
      double scale = boltzmann * temperature;
      return KolmogorovSmirnov.distance(sorted, x -> Gamma.cumulative(part.degrees / 2, x / scale));
    }
  }
}
