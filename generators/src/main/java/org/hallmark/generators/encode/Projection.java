package org.hallmark.generators.encode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The shortest way from a vector onto what several constraints have in common, within bounds.
 *
 * <p>With g the excess of each constraint's left side and J its slopes, x ← x − Jᵀ(JJᵀ)⁻¹g until
 * every excess is small: for linear constraints B·x = y a single step, x + Bᵀ(BBᵀ)⁻¹(y − B·x), and
 * the nearest point; for one norm Newton's square root along the ray; for bonds that share points
 * SHAKE with all of them at once (Ryckaert, Ciccotti and Berendsen 1977). What then lies beyond a
 * bound is put onto it and stays there, and the others are moved again. Where that leads nowhere,
 * as from a point without a direction, it is tried from beside the start; then the constraints win
 * over the bounds; where nothing satisfies them the vector stays.
 *
 * <p>An excess is small when it is at most {@link #TOLERANCE} times the sum of the sizes of its
 * terms: 8 ulp of that sum. Sums are compensated (Neumaier 1974), and all is double arithmetic in a
 * fixed order.
 */
public final class Projection {
  /** Of the sum of the sizes of the terms. */
  public static final double TOLERANCE = 0x1p-50;

  private static final int STEPS = 100;
  private static final int ROUNDS = 32;
  private static final double PIVOT = 1e-12;
  private static final double NUDGE = 0x1p-24;

  /**
   * One constraint, by places of the vector.
   *
   * @param kind not a simplex
   * @param places of its columns
   * @param weights one for each place where it has any
   */
  public record Equation(Constraint.Kind kind, int[] places, double[] weights) {}

  private final List<Equation> equations;
  private final double[] low;
  private final double[] high;

  /** Onto these constraints, within these bounds. */
  public Projection(List<Equation> equations, double[] low, double[] high) {
    this.equations = List.copyOf(equations);
    this.low = low.clone();
    this.high = high.clone();
  }

  /**
   * The projected vector.
   *
   * @param values the right side of each constraint
   */
  public double[] nearest(double[] start, double[] values) {
    return within(start, values)
        .or(() -> within(nudged(start), values))
        .or(() -> anywhere(start, values))
        .or(() -> anywhere(nudged(start), values))
        .orElse(start);
  }

  private Optional<double[]> within(double[] start, double[] values) {
    double[] vector = start.clone();
    boolean[] free = new boolean[vector.length];
    Arrays.fill(free, true);
    for (int round = 0; round < ROUNDS && moved(vector, values, free); round++) {
      if (!bounded(vector, free)) {
        return Optional.of(vector);
      }
    }
    return Optional.empty();
  }

  private Optional<double[]> anywhere(double[] start, double[] values) {
    double[] vector = start.clone();
    boolean[] free = new boolean[vector.length];
    Arrays.fill(free, true);
    return moved(vector, values, free) ? Optional.of(vector) : Optional.empty();
  }

  /** A place nearby, where no norm or bond is without a direction because all values are alike. */
  private double[] nudged(double[] start) {
    double[] nudged = start.clone();
    for (int i = 0; i < nudged.length; i++) {
      nudged[i] += NUDGE * (high[i] - low[i]) * ((i * 37 + 11) % 101 - 50);
    }
    return nudged;
  }

  /** Puts what lies beyond a bound onto it; whether there was any. */
  private boolean bounded(double[] vector, boolean[] free) {
    boolean any = false;
    for (int i = 0; i < vector.length; i++) {
      double inside = Math.max(low[i], Math.min(high[i], vector[i]));
      if (inside != vector[i]) {
        vector[i] = inside;
        free[i] = false;
        any = true;
      }
    }
    return any;
  }

  /** Moves the free values; whether the constraints then hold. */
  private boolean moved(double[] vector, double[] values, boolean[] free) {
    int count = equations.size();
    double[] excess = new double[count];
    for (int step = 0; step < STEPS; step++) {
      boolean holds = true;
      for (int k = 0; k < count; k++) {
        Left left = left(equations.get(k), vector, values[k]);
        excess[k] = left.excess();
        holds &= Math.abs(left.excess()) <= TOLERANCE * left.size();
      }
      if (holds) {
        return true;
      }
      double[][] slopes = new double[count][vector.length];
      for (int k = 0; k < count; k++) {
        slope(equations.get(k), vector, free, slopes[k]);
      }
      double[] shares = solved(products(slopes), excess);
      for (int i = 0; i < vector.length; i++) {
        double change = 0;
        for (int k = 0; k < count; k++) {
          change += shares[k] * slopes[k][i];
        }
        vector[i] -= change;
      }
    }
    return false;
  }

  /**
   * A left side less the right one.
   *
   * @param size the sum of the sizes of all terms
   */
  private record Left(double excess, double size) {}

  private static Left left(Equation equation, double[] vector, double value) {
    int terms =
        equation.kind() == Constraint.Kind.DISTANCE
            ? equation.places().length / 2
            : equation.places().length;
    double right = equation.kind() == Constraint.Kind.DISTANCE ? value * value : value;
    double sum = -right;
    double lost = 0;
    double size = Math.abs(right);
    for (int t = 0; t < terms; t++) {
      double term = term(equation, vector, t);
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
      size += Math.abs(term);
    }
    return new Left(sum + lost, size);
  }

  private static double term(Equation equation, double[] vector, int t) {
    double at = vector[equation.places()[t]];
    return switch (equation.kind()) {
      case LINEAR -> equation.weights()[t] * at;
      case SQUARES -> equation.weights()[t] * (at * at);
      default -> {
        double off = at - vector[equation.places()[t + equation.places().length / 2]];
        yield off * off;
      }
    };
  }

  private static void slope(Equation equation, double[] vector, boolean[] free, double[] into) {
    int[] places = equation.places();
    for (int t = 0; t < places.length; t++) {
      int other = (t + places.length / 2) % places.length;
      double slope =
          switch (equation.kind()) {
            case LINEAR -> equation.weights()[t];
            case SQUARES -> 2 * equation.weights()[t] * vector[places[t]];
            default -> 2 * (vector[places[t]] - vector[places[other]]);
          };
      into[places[t]] = free[places[t]] ? slope : 0;
    }
  }

  private static double[][] products(double[][] rows) {
    double[][] products = new double[rows.length][rows.length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < rows[a].length; i++) {
          sum += rows[a][i] * rows[b][i];
        }
        products[a][b] = sum;
        products[b][a] = sum;
      }
    }
    return products;
  }

  /** Cholesky's way; rows that the others make say nothing, and take no share. */
  private static double[] solved(double[][] matrix, double[] right) {
    int count = right.length;
    double[][] root = new double[count][count];
    double[] half = new double[count];
    for (int a = 0; a < count; a++) {
      double rest = right[a];
      for (int b = 0; b <= a; b++) {
        double sum = matrix[a][b];
        for (int k = 0; k < b; k++) {
          sum -= root[a][k] * root[b][k];
        }
        if (a == b) {
          root[a][a] = sum > PIVOT * matrix[a][a] ? StrictMath.sqrt(sum) : 0;
        } else {
          root[a][b] = root[b][b] == 0 ? 0 : sum / root[b][b];
          rest -= root[a][b] * half[b];
        }
      }
      half[a] = root[a][a] == 0 ? 0 : rest / root[a][a];
    }
    double[] solved = new double[count];
    for (int a = count - 1; a >= 0; a--) {
      double rest = half[a];
      for (int b = a + 1; b < count; b++) {
        rest -= root[b][a] * solved[b];
      }
      solved[a] = root[a][a] == 0 ? 0 : rest / root[a][a];
    }
    return solved;
  }
}
