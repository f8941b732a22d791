package org.hallmark.generators.marginal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Trees over nodes, the first of which are conditions. Conditions count as one node, since all of
 * them are given: each column hangs on one of them in the end, or on a column that does.
 */
final class Forest {
  private static final int NONE = -1;

  private final int conditions;
  private final int[] component;
  private final List<List<Integer>> neighbours = new ArrayList<>();

  Forest(int conditions, int columns) {
    this.conditions = conditions;
    component = new int[conditions + columns];
    for (int node = 0; node < component.length; node++) {
      component[node] = node < conditions ? 0 : node;
      neighbours.add(new ArrayList<>());
    }
  }

  /** Whether there is a way from one node to the other. */
  boolean joined(int one, int other) {
    return component[one] == component[other];
  }

  /** Joins two nodes that are not joined yet. */
  void join(int one, int other) {
    int from = component[other];
    int to = component[one];
    for (int node = 0; node < component.length; node++) {
      if (component[node] == from) {
        component[node] = to;
      }
    }
    neighbours.get(one).add(other);
    neighbours.get(other).add(one);
  }

  /** What each column hangs on: the way to a condition, or else to the first column of its tree. */
  int[] parents() {
    int[] parents = new int[component.length - conditions];
    Arrays.fill(parents, NONE);
    boolean[] seen = new boolean[component.length];
    for (int condition = 0; condition < conditions; condition++) {
      seen[condition] = true;
    }
    for (int condition = 0; condition < conditions; condition++) {
      walk(condition, seen, parents);
    }
    for (int column = conditions; column < component.length; column++) {
      if (!seen[column]) {
        seen[column] = true;
        walk(column, seen, parents);
      }
    }
    return parents;
  }

  private void walk(int root, boolean[] seen, int[] parents) {
    Deque<Integer> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int next : neighbours.get(node)) {
        if (!seen[next]) {
          seen[next] = true;
          parents[next - conditions] = node;
          open.add(next);
        }
      }
    }
  }
}
