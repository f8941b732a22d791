package org.hallmark.generators.marginal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.Weights;

/**
 * What was measured, as tensors: what the weights file of a tree holds, and what a fit begins with.
 *
 * <p>{@value #PARENTS} names the node that each column hangs on, −1 for none; {@value #NOISE} has
 * the standard deviations of the noise on counts of columns alone and of pairs; {@code
 * marginals/NAME} has the counts of a node alone, where the tree was chosen by them; {@code
 * pairs/NAME} those of a column by its parent, one row for each code of the parent. A column that
 * hangs on nothing and that nothing hangs on has one row there where the tree is public.
 *
 * @param architecture whose nodes are meant
 * @param tensors by name
 */
record MeasuredTensors(MarginalTreeArchitecture architecture, SortedMap<String, Tensor> tensors) {
  static final String PARENTS = "parents";
  static final String NOISE = "noise";
  private static final String MARGINALS = "marginals/";
  private static final String PAIRS = "pairs/";

  static String marginals(String node) {
    return MARGINALS + node;
  }

  static String pairs(String column) {
    return PAIRS + column;
  }

  /** What the tensors must be, where they are not. */
  Optional<String> problem() {
    int columns = architecture.columns().size();
    boolean good = has(PARENTS, columns) && has(NOISE, 2) && tree();
    Set<String> names = new HashSet<>(Set.of(PARENTS, NOISE));
    for (int node = 0; good && node < architecture.nodes().size(); node++) {
      String name = marginals(architecture.nodes().get(node).column());
      if (architecture.tree().isEmpty()) {
        good = has(name, architecture.nodes().get(node).size());
        names.add(name);
      }
    }
    for (int column = 0; good && column < columns; column++) {
      if (rows(column) > 0) {
        String name = pairs(architecture.columns().get(column).column());
        good = has(name, rows(column), architecture.columns().get(column).size());
        names.add(name);
      }
    }
    return good && names.equals(tensors.keySet())
        ? Weights.finite(tensors)
        : Optional.of("the counts of a tree over the architecture's columns");
  }

  private boolean has(String name, Integer... shape) {
    return tensors.containsKey(name) && tensors.get(name).shape().equals(List.of(shape));
  }

  /** Whether every column hangs on a node, or nothing, and on itself in no number of steps. */
  private boolean tree() {
    int nodes = architecture.nodes().size();
    for (float parent : values(PARENTS)) {
      if (!(parent >= -1 && parent < nodes && parent == (int) parent)) {
        return false;
      }
    }
    return order().size() == architecture.columns().size()
        && deviation(0) >= 0
        && deviation(1) >= 0
        && (architecture.tree().isEmpty()
            || Arrays.equals(architecture.plannedParents(), parents()));
  }

  /** The node that each column hangs on; −1 for none. */
  int[] parents() {
    float[] values = values(PARENTS);
    int[] parents = new int[values.length];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = (int) values[i];
    }
    return parents;
  }

  /** The columns, each after what it hangs on; those of a circle are left out. */
  List<Integer> order() {
    int[] parents = parents();
    int conditions = architecture.conditions().size();
    List<Integer> order = new ArrayList<>();
    for (int before = -1; before < order.size(); ) {
      before = order.size();
      for (int column = 0; column < parents.length; column++) {
        int parent = parents[column] - conditions;
        if (!order.contains(column) && (parent < 0 || order.contains(parent))) {
          order.add(column);
        }
      }
    }
    return order;
  }

  /** Rows of a column's counts; 0 where there are none. */
  int rows(int column) {
    int parent = parents()[column];
    if (parent >= 0) {
      return architecture.nodes().get(parent).size();
    }
    int node = column + architecture.conditions().size();
    boolean alone = Arrays.stream(parents()).noneMatch(p -> p == node);
    return alone && architecture.tree().isPresent() ? 1 : 0;
  }

  /** Of the noise on counts of columns alone (0) or of pairs (1). */
  double deviation(int which) {
    return values(NOISE)[which];
  }

  float[] values(String name) {
    return tensors.get(name).values();
  }
}
