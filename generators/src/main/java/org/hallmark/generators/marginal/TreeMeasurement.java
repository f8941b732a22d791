package org.hallmark.generators.marginal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.privacy.training.TreeMarginals;

/**
 * The training of a tree: columns alone, the choice of pairs, the pairs. All that it sees of rows
 * are looks.
 *
 * <p>A pair's score is how far its counts are from those of independent columns, as the noisy
 * counts of columns alone give them, less what noise and chance alone would make of it: wide pairs
 * of which little would be left are not worth measuring (as in AIM, McKenna et al. 2022). A choice
 * may be of no pair.
 *
 * @param architecture what is measured
 * @param mechanism noise and choices
 */
public record TreeMeasurement(MarginalTreeArchitecture architecture, TreeMarginals mechanism) {
  private static final double MEAN_OF_ABSOLUTE = 2 / StrictMath.PI;

  /** The trained generator; nothing is thrown that depends on what the looks give. */
  public TrainedGenerator of(MarginalLooks looks) {
    List<Tensor> tensors = new ArrayList<>();
    int[] parents =
        architecture.tree().isPresent()
            ? architecture.plannedParents()
            : chosen(looks, tensors).parents();
    pairs(looks, parents, tensors);
    return new TrainedGenerator(architecture, tensors);
  }

  private Forest chosen(MarginalLooks looks, List<Tensor> tensors) {
    int nodes = architecture.nodes().size();
    List<List<Integer>> alone = IntStream.range(0, nodes).mapToObj(List::of).toList();
    long[] counts = looks.counts(TreeMarginals.MARGINALS, alone);
    double[][] margins = new double[nodes][];
    int at = 0;
    for (int node = 0; node < nodes; node++) {
      int size = size(node);
      long[] part = Arrays.copyOfRange(counts, at, at + size);
      tensors.add(
          tensor(MeasuredTensors.marginals(architecture.nodes().get(node).column()), part, size));
      margins[node] = Arrays.stream(part).asDoubleStream().toArray();
      at += size;
    }
    double sum = 0;
    for (double[] margin : margins) {
      sum += Simplex.sum(margin);
    }
    double total = Math.max(1, sum / nodes);
    Arrays.stream(margins).forEach(margin -> Simplex.project(margin, total));
    return joined(looks, new Independent(margins, total));
  }

  private Forest joined(MarginalLooks looks, Independent guess) {
    int conditions = architecture.conditions().size();
    List<List<Integer>> pairs = new ArrayList<>();
    for (int column = conditions; column < architecture.nodes().size(); column++) {
      for (int other = 0; other < column; other++) {
        pairs.add(List.of(other, column));
      }
    }
    double deviation = mechanism.deviationOfPairs(mechanism.choices(), looks.most());
    long[] handicaps =
        pairs.stream().mapToLong(p -> guess.handicap(p.get(0), p.get(1), deviation)).toArray();
    MarginalLooks.Choices choices =
        looks.choices(
            TreeMarginals.TREE,
            pairs,
            i -> guess.counts(pairs.get(i).get(0), pairs.get(i).get(1)),
            handicaps);
    Forest forest = new Forest(conditions, architecture.columns().size());
    for (int i = 0; i < mechanism.choices(); i++) {
      List<Integer> open = new ArrayList<>();
      for (int p = 0; p < pairs.size(); p++) {
        if (!forest.joined(pairs.get(p).get(0), pairs.get(p).get(1))) {
          open.add(p);
        }
      }
      open.add(pairs.size());
      int choice = choices.next(open);
      if (choice < pairs.size()) {
        forest.join(pairs.get(choice).get(0), pairs.get(choice).get(1));
      }
    }
    return forest;
  }

  private void pairs(MarginalLooks looks, int[] parents, List<Tensor> tensors) {
    int conditions = architecture.conditions().size();
    List<List<Integer>> tables = new ArrayList<>();
    for (int column = 0; column < parents.length; column++) {
      int node = column + conditions;
      if (parents[column] >= 0) {
        tables.add(List.of(parents[column], node));
      } else if (architecture.tree().isPresent()
          && Arrays.stream(parents).noneMatch(p -> p == node)) {
        tables.add(List.of(node));
      }
    }
    tensors.add(
        new Tensor(
            MeasuredTensors.PARENTS,
            List.of(parents.length),
            floats(Arrays.stream(parents).asLongStream().toArray())));
    tensors.add(new Tensor(MeasuredTensors.NOISE, List.of(2), noise(looks, tables.size())));
    if (tables.isEmpty()) {
      return;
    }
    long[] counts = looks.counts(TreeMarginals.PAIRS, tables);
    int at = 0;
    for (List<Integer> table : tables) {
      int node = table.get(table.size() - 1);
      int rows = table.size() == 1 ? 1 : size(table.get(0));
      long[] part = Arrays.copyOfRange(counts, at, at + rows * size(node));
      tensors.add(
          tensor(
              MeasuredTensors.pairs(architecture.nodes().get(node).column()),
              part,
              rows,
              size(node)));
      at += part.length;
    }
  }

  private float[] noise(MarginalLooks looks, int tables) {
    boolean alone = architecture.tree().isEmpty();
    int nodes = architecture.nodes().size();
    return new float[] {
      (float) (alone ? mechanism.deviationOfMarginals(nodes, looks.most()) : 0),
      (float) (tables > 0 ? mechanism.deviationOfPairs(tables, looks.most()) : 0)
    };
  }

  private int size(int node) {
    return architecture.nodes().get(node).size();
  }

  /** Counts beyond 2^24 are rounded to single precision. */
  private static Tensor tensor(String name, long[] counts, Integer... shape) {
    return new Tensor(name, List.of(shape), floats(counts));
  }

  private static float[] floats(long[] integers) {
    float[] floats = new float[integers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = integers[i];
    }
    return floats;
  }

  /** Counts as independent columns would have them. */
  private record Independent(double[][] margins, double total) {
    private double at(int first, int second, int i, int j) {
      return margins[first][i] * margins[second][j] / total;
    }

    /** Rounded to whole numbers, so that scores are whole. */
    long[] counts(int first, int second) {
      int width = margins[second].length;
      long[] counts = new long[margins[first].length * width];
      for (int cell = 0; cell < counts.length; cell++) {
        counts[cell] = Math.round(at(first, second, cell / width, cell % width));
      }
      return counts;
    }

    /**
     * What Σ|count − expected| is on average where the columns are independent and counts have
     * noise: √(2/π) standard deviations per cell, of a normal law where a count is large, and twice
     * the expected number where hardly any record is.
     */
    long handicap(int first, int second, double deviation) {
      double sum = 0;
      for (int i = 0; i < margins[first].length; i++) {
        for (int j = 0; j < margins[second].length; j++) {
          double expected = at(first, second, i, j);
          double chance = Math.min(expected, 4 / MEAN_OF_ABSOLUTE * expected * expected);
          sum += Math.sqrt(MEAN_OF_ABSOLUTE * (deviation * deviation + chance));
        }
      }
      return Math.round(sum);
    }
  }
}
