package org.hallmark.metrics.statistics;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * Hypergeometric draws with {@link StrictMath}, of one kind or of many: the same bits on every JVM.
 *
 * <p>Thing by thing where few are marked, else the ratio of uniforms [E. Stadlober 1990, <i>The
 * ratio of uniforms approach for generating discrete random variates</i>, J. Comput. Appl. Math.
 * 31, 181–189], whose time does not grow with the numbers. Rounding changes a probability by less
 * than 1e-5 of itself up to 1e9 things.
 */
public final class HypergeometricDraws {
  /** Fewer things than this, marked or drawn or not drawn, are gone through one by one. */
  private static final int FEW = 24;

  /** 2√(2/e) and 3 − 2√(3/e): the hat's width. */
  private static final double WIDTH = 1.7155277699214135;

  private static final double EXTRA_WIDTH = 0.8989161620588988;

  private HypergeometricDraws() {}

  /**
   * Which of the counted things are among {@code sample} of them, drawn without putting back.
   *
   * @return one count per cell, at most {@code counts} and together {@code sample}
   */
  public static long[] split(PublicDraws draws, long[] counts, long sample) {
    long rest = sum(counts);
    if (sample < 0 || sample > rest) {
      throw new IllegalArgumentException(
          "sample must be in [0, " + rest + "]. Provided value: " + sample);
    }
    long left = sample;
    long[] drawn = new long[counts.length];
    for (int k = 0; k < counts.length && left > 0; k++) {
      if (counts[k] > 0) {
        drawn[k] = one(draws, counts[k], rest - counts[k], left);
        left -= drawn[k];
        rest -= counts[k];
      }
    }
    return drawn;
  }

  /** How many of {@code marked} things are drawn when {@code sample} of all are. */
  public static long one(PublicDraws draws, long marked, long others, long sample) {
    long all = marked + others;
    if (marked == 0 || sample == 0) {
      return 0;
    }
    if (others == 0) {
      return sample;
    }
    if (sample == all) {
      return marked;
    }
    if (marked <= FEW) {
      return oneByOne(draws, marked, all, sample);
    }
    if (others <= FEW) {
      return sample - oneByOne(draws, others, all, sample);
    }
    if (sample <= FEW) {
      return oneByOne(draws, sample, all, marked);
    }
    return all - sample <= FEW
        ? marked - oneByOne(draws, all - sample, all, marked)
        : byRatioOfUniforms(draws, marked, others, sample);
  }

  private static long oneByOne(PublicDraws draws, long marked, long all, long sample) {
    long left = sample;
    for (int i = 0; i < marked && left > 0; i++) {
      left -= draws.nextUniform() * (all - i) < left ? 1 : 0;
    }
    return sample - left;
  }

  /** Drawn for the rarer kind and the smaller of sample and rest. */
  private static long byRatioOfUniforms(PublicDraws draws, long marked, long others, long sample) {
    long all = marked + others;
    long fewer = Math.min(marked, others);
    long smaller = Math.min(sample, all - sample);
    long ofFewer = ratioOfUniforms(draws, fewer, all - fewer, smaller);
    long ofMarked = marked <= others ? ofFewer : smaller - ofFewer;
    return sample <= all - sample ? ofMarked : marked - ofMarked;
  }

  private static long ratioOfUniforms(PublicDraws draws, long fewer, long more, long sample) {
    double all = (double) fewer + more;
    double share = fewer / all;
    double mean = sample * share;
    double variance = mean * (1 - share) * (all - sample) / (all - 1);
    double deviation = StrictMath.sqrt(variance + 0.5);
    double width = WIDTH * deviation + EXTRA_WIDTH;
    long mode = (long) Math.floor((sample + 1.0) * (fewer + 1.0) / (all + 2));
    double atMode = logWeight(mode, fewer, more, sample);
    double end = Math.min(Math.min(sample, fewer) + 1.0, Math.floor(mean + 0.5 + 16 * deviation));
    while (true) {
      double u = draws.nextUniform();
      double x = mean + 0.5 + width * (draws.nextUniform() - 0.5) / u;
      if (x < 0 || x >= end) {
        continue;
      }
      long k = (long) x;
      double t = logWeight(k, fewer, more, sample) - atMode;
      if (u * (4 - u) - 3 <= t || (u * (u - t) < 1 && 2 * StrictMath.log(u) <= t)) {
        return k;
      }
    }
  }

  private static double logWeight(long k, long fewer, long more, long sample) {
    return -LogFactorial.of(k)
        - LogFactorial.of(fewer - k)
        - LogFactorial.of(sample - k)
        - LogFactorial.of(more - sample + k);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
