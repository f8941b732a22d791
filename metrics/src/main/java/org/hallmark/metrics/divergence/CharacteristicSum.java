package org.hallmark.metrics.divergence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The law of a sum of independent parts, by its characteristic function φ at the frequencies u = (j
 * + ½)Δ.
 *
 * <p>The chance to lie below x is ½ − Σ Im φ(u) e^(−iux) / (π(j + ½)) over all j, but for the
 * chance to lie beyond 2π/Δ [R. B. Davies 1973, Biometrika 60, 415–417], which is here {@value
 * #DEVIATIONS} deviations away. No moments are fitted: the parts may be as skewed as they like.
 */
final class CharacteristicSum {
  private static final double DEVIATIONS = 32;
  private static final int FREQUENCIES = 256;

  /** Where φ stays below this for {@value #CALM} frequencies, the rest of it is left out. */
  private static final double VANISHED = 1e-4;

  private static final int CALM = 8;

  private final double step;
  private final List<Double> chiSquares = new ArrayList<>();
  private final List<Mixture> mixtures = new ArrayList<>();
  private final Map<WeightedValues, Wave> waves = new LinkedHashMap<>();

  private record Mixture(Wave first, Wave second, double way) {}

  /** The sum of no parts. */
  CharacteristicSum(double deviation) {
    step = 2 * StrictMath.PI / (DEVIATIONS * deviation);
  }

  /** Adds a part c (χ²₁ − 1). */
  void addChiSquare(double c) {
    chiSquares.add(c);
  }

  /** Adds a part that has the second law with the chance {@code way}, and the first otherwise. */
  void addMixture(WeightedValues first, WeightedValues second, double way) {
    mixtures.add(new Mixture(wave(first), wave(second), way));
  }

  private Wave wave(WeightedValues law) {
    return waves.computeIfAbsent(law, of -> new Wave(of, step));
  }

  /**
   * The chance to lie above a value. It can be asked for once.
   *
   * @param mean of the sum
   * @param share all cumulants but the mean are this share of the sum's
   */
  double chanceAbove(double value, double mean, double share) {
    double chance = 0.5;
    double phase = 0;
    int calm = 0;
    for (int j = 0; j < FREQUENCIES && calm < CALM; j++) {
      double u = (j + 0.5) * step;
      Complex here = at(u);
      // Of the sum less its mean; a phase that is followed from 0 has a meaning times a share.
      double turned = here.phase - u * mean;
      phase = turned + 2 * StrictMath.PI * StrictMath.rint((phase - turned) / (2 * StrictMath.PI));
      double size = StrictMath.pow(here.size, share);
      chance +=
          size * StrictMath.sin(share * phase - u * (value - mean)) / (StrictMath.PI * (j + 0.5));
      calm = size < VANISHED ? calm + 1 : 0;
    }
    return chance;
  }

  private record Complex(double size, double phase) {}

  /** φ at the next frequency. */
  private Complex at(double u) {
    waves.values().forEach(Wave::next);
    double size = 1;
    double phase = 0;
    for (double c : chiSquares) {
      double t = 2 * c * u;
      size /= StrictMath.sqrt(StrictMath.sqrt(1 + t * t));
      phase += (StrictMath.atan(t) - t) / 2;
    }
    for (Mixture cell : mixtures) {
      double real = cell.first.real + cell.way * (cell.second.real - cell.first.real);
      double imaginary =
          cell.first.imaginary + cell.way * (cell.second.imaginary - cell.first.imaginary);
      size *= StrictMath.hypot(real, imaginary);
      phase += StrictMath.atan2(imaginary, real);
    }
    return new Complex(size, phase);
  }

  /**
   * The characteristic function of one law, frequency by frequency. Values that are close to each
   * other, as seen from the sum, are one with their mean.
   */
  private static final class Wave {
    /** So many of these make up the range in which the sum lies. */
    private static final double PLACES = 1024;

    private final double[] re;
    private final double[] im;
    private final double[] turnRe;
    private final double[] turnIm;
    private double real;
    private double imaginary;

    Wave(WeightedValues law, double step) {
      Collection<Cluster> clusters = clusters(law, 2 * StrictMath.PI / (step * PLACES));
      re = new double[clusters.size()];
      im = new double[re.length];
      turnRe = new double[re.length];
      turnIm = new double[re.length];
      int i = 0;
      for (Cluster cluster : clusters) {
        double angle = cluster.mean() * step;
        re[i] = cluster.weight * StrictMath.cos(angle / 2);
        im[i] = cluster.weight * StrictMath.sin(angle / 2);
        turnRe[i] = StrictMath.cos(angle);
        turnIm[i++] = StrictMath.sin(angle);
      }
    }

    private static Collection<Cluster> clusters(WeightedValues law, double width) {
      SortedMap<Long, Cluster> clusters = new TreeMap<>();
      for (int i = 0; i < law.values().length; i++) {
        clusters
            .computeIfAbsent(StrictMath.round(law.values()[i] / width), place -> new Cluster())
            .add(law.values()[i], law.weights()[i]);
      }
      return clusters.values();
    }

    void next() {
      real = 0;
      imaginary = 0;
      for (int i = 0; i < re.length; i++) {
        real += re[i];
        imaginary += im[i];
        double was = re[i];
        re[i] = was * turnRe[i] - im[i] * turnIm[i];
        im[i] = was * turnIm[i] + im[i] * turnRe[i];
      }
    }
  }

  /** Values close to each other. */
  private static final class Cluster {
    private double weight;
    private double sum;

    void add(double value, double more) {
      weight += more;
      sum += more * value;
    }

    double mean() {
      return weight > 0 ? sum / weight : 0;
    }
  }
}
