package org.hallmark.tables.science;

import java.util.Arrays;

/**
 * A field on the sites of a periodic lattice, in row-major order: its averages over blocks and its
 * power spectrum.
 *
 * @param shape sites per dimension
 */
public record Lattice(int... shape) {
  public Lattice {
    shape = shape.clone();
  }

  /** How many sites there are. */
  public int sites() {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** How many blocks of {@code width} sites per dimension there are. */
  public int blocks(int width) {
    return Arrays.stream(shape).map(n -> n / width).reduce(1, Math::multiplyExact);
  }

  /** The mean of every block of {@code width} sites per dimension, in row-major order. */
  public double[] blockMeans(double[] field, int width) {
    double[] sums = new double[blocks(width)];
    for (int site = 0; site < field.length; site++) {
      sums[block(site, width)] += field[site];
    }
    double size = StrictMath.pow(width, shape.length);
    for (int block = 0; block < sums.length; block++) {
      sums[block] /= size;
    }
    return sums;
  }

  private int block(int site, int width) {
    int[] place = place(site);
    int block = 0;
    for (int d = 0; d < shape.length; d++) {
      block = block * (shape[d] / width) + place[d] / width;
    }
    return block;
  }

  /** How many shells a power spectrum has: wave numbers 0 to half the shortest dimension. */
  public int shells() {
    return Arrays.stream(shape).min().orElseThrow() / 2 + 1;
  }

  /**
   * The mean of |φ_n|² over the wave vectors n of every shell, where φ_n = N^(−1/2) Σ φ_x exp(−2πi
   * n·x/L) and a shell holds the vectors whose length rounds to its number.
   */
  public double[] powerSpectrum(double[] field) {
    double[] real = field.clone();
    double[] imaginary = new double[field.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      transform(real, imaginary, shape[d], stride);
      stride *= shape[d];
    }
    double[] sums = new double[shells()];
    long[] modes = new long[shells()];
    for (int site = 0; site < field.length; site++) {
      int shell = shell(site);
      if (shell < sums.length) {
        sums[shell] += real[site] * real[site] + imaginary[site] * imaginary[site];
        modes[shell]++;
      }
    }
    for (int shell = 0; shell < sums.length; shell++) {
      sums[shell] /= (double) modes[shell] * field.length;
    }
    return sums;
  }

  /** The length of the wave vector of that place, rounded to a whole number. */
  private int shell(int site) {
    int[] place = place(site);
    double square = 0;
    for (int d = 0; d < shape.length; d++) {
      int n = Math.min(place[d], shape[d] - place[d]);
      square += (double) n * n;
    }
    return (int) StrictMath.rint(StrictMath.sqrt(square));
  }

  /** A discrete Fourier transform along one dimension, as the sum that defines it. */
  private static void transform(double[] real, double[] imaginary, int size, int stride) {
    double[] cosines = new double[size];
    double[] sines = new double[size];
    for (int k = 0; k < size; k++) {
      cosines[k] = StrictMath.cos(2 * StrictMath.PI * k / size);
      sines[k] = -StrictMath.sin(2 * StrictMath.PI * k / size);
    }
    double[] x = new double[size];
    double[] y = new double[size];
    for (int start = 0; start < real.length; start++) {
      if (start / stride % size != 0) {
        continue;
      }
      for (int n = 0; n < size; n++) {
        x[n] = 0;
        y[n] = 0;
        for (int k = 0; k < size; k++) {
          int at = start + k * stride;
          int phase = (int) ((long) n * k % size);
          x[n] += real[at] * cosines[phase] - imaginary[at] * sines[phase];
          y[n] += real[at] * sines[phase] + imaginary[at] * cosines[phase];
        }
      }
      for (int n = 0; n < size; n++) {
        real[start + n * stride] = x[n];
        imaginary[start + n * stride] = y[n];
      }
    }
  }

  private int[] place(int site) {
    int[] place = new int[shape.length];
    int rest = site;
    for (int d = shape.length - 1; d >= 0; d--) {
      place[d] = rest % shape[d];
      rest /= shape[d];
    }
    return place;
  }
}
