package org.hallmark.physics.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A periodic lattice of any dimension, its Fourier modes and their shells. Sites and modes are in
 * row-major order.
 */
public final class Lattice {
  private final int[] sizes;
  private final int sites;

  public Lattice(int[] sizes) {
    this.sizes = sizes.clone();
    this.sites = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
  }

  /** How many sites, and modes, there are. */
  public int sites() {
    return sites;
  }

  /** |Σ φ(x) e^(−ikx)|² / V of every mode. */
  public double[] power(double[] field) {
    double[] real = field.clone();
    double[] imaginary = new double[sites];
    int stride = sites;
    for (int size : sizes) {
      stride /= size;
      transform(real, imaginary, size, stride);
    }
    double[] power = new double[sites];
    for (int i = 0; i < sites; i++) {
      power[i] = (real[i] * real[i] + imaginary[i] * imaginary[i]) / sites;
    }
    return power;
  }

  /** |k|, k = 2πn/L with n the nearest to zero. */
  public double[] waveNumbers() {
    return modes((n, size) -> square(2 * StrictMath.PI * n / size), StrictMath::sqrt);
  }

  /** k̂² = Σ 4 sin²(k/2). */
  public double[] latticeWaveNumbersSquared() {
    return modes((n, size) -> 4 * square(StrictMath.sin(StrictMath.PI * n / size)), x -> x);
  }

  /** The nearest integer of |n| of every mode. */
  public int[] shells() {
    double[] lengths = modes((n, size) -> square(n), StrictMath::sqrt);
    return Arrays.stream(lengths).mapToInt(length -> (int) StrictMath.rint(length)).toArray();
  }

  private interface Share {
    double of(int n, int size);
  }

  private double[] modes(Share share, DoubleUnaryOperator finish) {
    double[] values = new double[sites];
    for (int mode = 0; mode < sites; mode++) {
      int rest = mode;
      double sum = 0;
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        int n = rest % sizes[axis];
        rest /= sizes[axis];
        sum += share.of(2 * n > sizes[axis] ? n - sizes[axis] : n, sizes[axis]);
      }
      values[mode] = finish.applyAsDouble(sum);
    }
    return values;
  }

  /** Along one axis, by the definition: lattices are small, and sizes need not be powers of two. */
  private void transform(double[] real, double[] imaginary, int size, int stride) {
    double[] cosine = new double[size];
    double[] sine = new double[size];
    for (int i = 0; i < size; i++) {
      cosine[i] = StrictMath.cos(2 * StrictMath.PI * i / size);
      sine[i] = StrictMath.sin(2 * StrictMath.PI * i / size);
    }
    double[] re = new double[size];
    double[] im = new double[size];
    for (int start = 0; start < sites; start++) {
      if (start / stride % size != 0) {
        continue;
      }
      for (int k = 0; k < size; k++) {
        re[k] = 0;
        im[k] = 0;
        for (int x = 0; x < size; x++) {
          int angle = (int) ((long) k * x % size);
          double r = real[start + x * stride];
          double i = imaginary[start + x * stride];
          re[k] += r * cosine[angle] + i * sine[angle];
          im[k] += i * cosine[angle] - r * sine[angle];
        }
      }
      for (int k = 0; k < size; k++) {
        real[start + k * stride] = re[k];
        imaginary[start + k * stride] = im[k];
      }
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
