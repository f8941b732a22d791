package org.hallmark.generators.head;

import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.encode.Coordinate.Grain;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;

/**
 * A probability for each cell of the code book, that of a missing value among them: softmax of the
 * outputs, over the cells that a ceiling leaves. Inside its cell a value is uniform.
 */
final class CategoricalLaw extends Law {
  private final int cells;

  CategoricalLaw(Head head) {
    super(head);
    this.cells = head.book().begins().size();
  }

  @Override
  Target present(double cell, double ceiling) {
    int last = last(ceiling);
    if (Head.empty(cell) && head().mayMiss()) {
      return new Target(cells, 1, 1, last, 0);
    }
    int code = Math.min(last, head().code(head().inside(cell, ceiling)));
    double room = end(code, ceiling) - begin(code);
    return new Target(code, 1, 1, last, room > 0 ? -StrictMath.log(room) : 0);
  }

  /** The last cell of which a ceiling leaves more than one real number. */
  private int last(double ceiling) {
    double most = head().most(ceiling);
    int code = head().code(most);
    boolean point = head().grain() == Grain.REAL && most < head().maximum() && begin(code) == most;
    return point && code > 0 ? code - 1 : code;
  }

  private double begin(int code) {
    return head().book().begins().get(code);
  }

  /** Where the part of a cell that a ceiling leaves ends: itself outside of whole numbers. */
  private double end(int code, double ceiling) {
    List<Double> begins = head().book().begins();
    double whole = head().grain() == Grain.WHOLE ? 1 : 0;
    double end = code + 1 < cells ? begins.get(code + 1) : head().maximum() + whole;
    return Math.max(begin(code), Math.min(end, head().most(ceiling) + whole));
  }

  private double[] left(double[] raw, int last) {
    double[] left = raw.clone();
    Arrays.fill(left, Math.min(cells, last + 1), cells, Double.NEGATIVE_INFINITY);
    return left;
  }

  @Override
  double logOf(double[] raw, Target target) {
    return Mixtures.logSoftmax(left(raw, (int) target.last()), 0, raw.length)[(int) target.value()];
  }

  @Override
  double next(double[] raw, double ceiling, PublicDraws draws) {
    int last = last(ceiling);
    int code = Mixtures.inverse(left(raw, last), raw.length, draws.nextUniform());
    double uniform = draws.nextUniform();
    if (code == cells) {
      return Table.MISSING;
    }
    double begin = begin(code);
    double end = end(code, ceiling);
    double value = begin + uniform * (end - begin);
    return head().grain() == Grain.WHOLE
        ? Math.min(StrictMath.floor(value), end - 1)
        : Decimals.round(value, begin, end);
  }
}
