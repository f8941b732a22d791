package org.hallmark.metrics.twosample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A k-d tree: the two points nearest to a place, by Euclid's distance. */
final class Neighbours {
  private static final int LEAF = 8;
  private static final int MOST = 20_000;
  private static final int ALWAYS = 1000;
  private static final int MOST_WORK = 600_000;

  private final double[][] points;
  private final int columns;

  /**
   * @param rows at least one, all of the same length
   */
  Neighbours(List<double[]> rows) {
    points = rows.toArray(double[][]::new);
    columns = points[0].length;
    build(0, points.length, 0);
  }

  /** Sorts by one coordinate after the other, ties by their order. */
  private void build(int from, int to, int depth) {
    if (to - from <= LEAF) {
      return;
    }
    double[][] part = Arrays.copyOfRange(points, from, to);
    int axis = depth % columns;
    int[] order =
        IntStream.range(0, part.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> part[i][axis]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      points[from + i] = part[order[i]];
    }
    int middle = (from + to) >>> 1;
    build(from, middle, depth + 1);
    build(middle + 1, to, depth + 1);
  }

  /**
   * How many records a sample of such points may have: in many dimensions a tree hardly helps, so
   * that records times quantities squared are bounded.
   */
  static int most(Points points) {
    int columns = points.size() == 0 ? 1 : points.rows().get(0).length;
    return Math.max(ALWAYS, Math.min(MOST, MOST_WORK / (columns * columns)));
  }

  /** The distances to the nearest and to the second nearest point; infinite where there is none. */
  double[] nearest(double[] place) {
    double[] squares = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    search(place, 0, points.length, 0, squares);
    return new double[] {StrictMath.sqrt(squares[0]), StrictMath.sqrt(squares[1])};
  }

  private void search(double[] place, int from, int to, int depth, double[] best) {
    if (to - from <= LEAF) {
      for (int i = from; i < to; i++) {
        offer(points[i], place, best);
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int axis = depth % columns;
    offer(points[middle], place, best);
    double gap = place[axis] - points[middle][axis];
    if (gap < 0) {
      search(place, from, middle, depth + 1, best);
    } else {
      search(place, middle + 1, to, depth + 1, best);
    }
    if (gap * gap <= best[1]) {
      if (gap < 0) {
        search(place, middle + 1, to, depth + 1, best);
      } else {
        search(place, from, middle, depth + 1, best);
      }
    }
  }

  private static void offer(double[] point, double[] place, double[] best) {
    double square = 0;
    for (int c = 0; c < place.length && square < best[1]; c++) {
      square += (point[c] - place[c]) * (point[c] - place[c]);
    }
    if (square < best[0]) {
      best[1] = best[0];
      best[0] = square;
    } else if (square < best[1]) {
      best[1] = square;
    }
  }
}
