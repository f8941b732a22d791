package org.hallmark.generators.marginal;

import java.util.Arrays;

/**
 * The law of a tree that fits its noisy counts: what remains of them when all counts of a column
 * agree and none is negative.
 *
 * <p>Every column is seen in several tables: alone, and in the sums of rows or columns of pairs.
 * These are averaged by the inverse of their variances, so are the totals, and each pair is moved
 * to the averages by as much in all cells of a row or column: the least squares of a tree, for each
 * pair by itself. Then negative counts are taken away ({@link Simplex}), and rows and columns are
 * scaled to the averages in turns (iterative proportional fitting, Deming and Stephan 1940). Sums,
 * products, quotients and roots alone: the same bits everywhere.
 */
final class FittedTree {
  private static final int SWEEPS = 50;

  /** Stands for a variance of 0, beside which all others count nothing. */
  private static final double LEAST_VARIANCE = 1e-9;

  private final MarginalTreeArchitecture architecture;
  private final MeasuredTensors measured;
  private final double[][] sums;
  private final double[] weights;
  private double totals;
  private double totalWeight;
  private final double[][] margins;
  private final double[][] given;

  FittedTree(MarginalTreeArchitecture architecture, MeasuredTensors measured) {
    this.architecture = architecture;
    this.measured = measured;
    int nodes = architecture.nodes().size();
    sums = new double[nodes][];
    for (int node = 0; node < nodes; node++) {
      sums[node] = new double[size(node)];
    }
    weights = new double[nodes];
    margins = new double[nodes][];
    given = new double[architecture.columns().size()][];
    gather();
    double total = Math.max(1, totals / totalWeight);
    for (int node = 0; node < nodes; node++) {
      margins[node] = margin(node, total);
    }
    for (int column = 0; column < given.length; column++) {
      given[column] = law(column, total);
    }
  }

  /**
   * The probabilities of a column's codes for one code of what it hangs on, summed up from the
   * first on.
   *
   * @param parent code of the parent; 0 where the column hangs on nothing
   */
  double[] cumulative(int column, int parent) {
    int size = architecture.columns().get(column).size();
    double[] law = Arrays.copyOfRange(given[column], parent * size, (parent + 1) * size);
    for (int i = 1; i < size; i++) {
      law[i] += law[i - 1];
    }
    return law;
  }

  private int size(int node) {
    return architecture.nodes().get(node).size();
  }

  private float[] pairs(int column) {
    return measured.values(MeasuredTensors.pairs(architecture.columns().get(column).column()));
  }

  private void gather() {
    double alone = measured.deviation(0) * measured.deviation(0) + LEAST_VARIANCE;
    if (architecture.tree().isEmpty()) {
      for (int node = 0; node < sums.length; node++) {
        String name = MeasuredTensors.marginals(architecture.nodes().get(node).column());
        add(node, doubles(measured.values(name)), alone);
      }
    }
    double paired = measured.deviation(1) * measured.deviation(1) + LEAST_VARIANCE;
    int[] parents = measured.parents();
    for (int column = 0; column < parents.length; column++) {
      int rows = measured.rows(column);
      if (rows > 0) {
        int node = column + architecture.conditions().size();
        Table table = new Table(doubles(pairs(column)), rows, size(node));
        add(node, table.columnSums(), rows * paired);
        if (parents[column] >= 0) {
          add(parents[column], table.rowSums(), size(node) * paired);
        }
      }
    }
  }

  /** One more estimate of a node's counts, and of the total. */
  private void add(int node, double[] counts, double variance) {
    for (int i = 0; i < counts.length; i++) {
      sums[node][i] += counts[i] / variance;
    }
    weights[node] += 1 / variance;
    totals += Simplex.sum(counts) / (counts.length * variance);
    totalWeight += 1 / (counts.length * variance);
  }

  private double[] margin(int node, double total) {
    double[] margin = new double[size(node)];
    for (int i = 0; i < margin.length; i++) {
      margin[i] = weights[node] > 0 ? sums[node][i] / weights[node] : 1;
    }
    double shift = (total - Simplex.sum(margin)) / margin.length;
    for (int i = 0; i < margin.length; i++) {
      margin[i] += shift;
    }
    Simplex.project(margin, total);
    return margin;
  }

  /** Probabilities of a column's codes by code of its parent. */
  private double[] law(int column, double total) {
    int node = column + architecture.conditions().size();
    int parent = measured.parents()[column];
    if (parent < 0) {
      return new Table(margins[node].clone(), 1, size(node)).laws(margins[node]);
    }
    Table table = new Table(doubles(pairs(column)), measured.rows(column), size(node));
    table.move(margins[parent], margins[node], total);
    Simplex.project(table.cells(), total);
    table.fill(margins[parent], margins[node], total);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      table.scale(margins[parent], margins[node]);
    }
    return table.laws(margins[node]);
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /** Counts by row and column, changed in place. */
  private record Table(double[] cells, int rows, int columns) {
    double[] rowSums() {
      double[] all = new double[rows];
      for (int i = 0; i < cells.length; i++) {
        all[i / columns] += cells[i];
      }
      return all;
    }

    double[] columnSums() {
      double[] all = new double[columns];
      for (int i = 0; i < cells.length; i++) {
        all[i % columns] += cells[i];
      }
      return all;
    }

    /** To the nearest counts with these sums, negative ones among them. */
    void move(double[] byRow, double[] byColumn, double total) {
      double[] row = rowSums();
      double[] column = columnSums();
      double rest = (total - Simplex.sum(cells)) / cells.length;
      for (int i = 0; i < cells.length; i++) {
        int r = i / columns;
        int c = i % columns;
        cells[i] += (byRow[r] - row[r]) / columns + (byColumn[c] - column[c]) / rows - rest;
      }
    }

    /** Gives rows and columns in which nothing is left what independent ones would have. */
    void fill(double[] byRow, double[] byColumn, double total) {
      double[] row = rowSums();
      double[] column = columnSums();
      for (int i = 0; i < cells.length; i++) {
        if (row[i / columns] == 0 || column[i % columns] == 0) {
          cells[i] = byRow[i / columns] * byColumn[i % columns] / total;
        }
      }
    }

    /** Rows, then columns, to their sums. */
    void scale(double[] byRow, double[] byColumn) {
      double[] row = rowSums();
      for (int i = 0; i < cells.length; i++) {
        cells[i] *= row[i / columns] > 0 ? byRow[i / columns] / row[i / columns] : 0;
      }
      double[] column = columnSums();
      for (int i = 0; i < cells.length; i++) {
        cells[i] *= column[i % columns] > 0 ? byColumn[i % columns] / column[i % columns] : 0;
      }
    }

    /** Each row over its sum; {@code usual} over its own where there is none. */
    double[] laws(double[] usual) {
      double[] row = rowSums();
      double all = Simplex.sum(usual);
      double[] laws = new double[cells.length];
      for (int i = 0; i < cells.length; i++) {
        double sum = row[i / columns];
        laws[i] = sum > 0 ? cells[i] / sum : usual[i % columns] / all;
      }
      return laws;
    }
  }
}
