package org.hallmark.generators.head;

import java.util.List;
import java.util.stream.Stream;
import org.hallmark.generators.encode.Coordinate.Grain;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/** One head of every kind, some of columns that may lack a value. */
public final class Heads {
  private Heads() {}

  private static Column column(HeadKind kind, Missing missing) {
    boolean whole = kind.counts();
    return Column.number(
        "x", "x", whole ? Kind.COUNT : Kind.REAL, "1", whole ? 2 : -3, whole ? 30 : 9, missing);
  }

  /** A head of two components where it may have them. */
  public static Head of(HeadKind kind, Missing missing) {
    Column column = column(kind, missing);
    return Head.of(column, kind, kind.mixes() ? 2 : 1, Head.of(column, kind).book().begins());
  }

  /** Of every kind. */
  public static Stream<Head> all() {
    return Stream.of(HeadKind.values())
        .flatMap(k -> Stream.of(of(k, Missing.REFUSED), of(k, Missing.CATEGORY)));
  }

  /** Cells of whole numbers. */
  public static Head cells() {
    Column column = Column.number("x", "x", Kind.COUNT, "1", 0, 40, Missing.CATEGORY);
    return Head.of(column, HeadKind.CATEGORICAL, 1, List.of(0.0, 1.0, 2.0, 5.0, 20.0));
  }

  static boolean whole(Head head) {
    return head.grain() == Grain.WHOLE;
  }

  /** Made-up outputs of a network. */
  public static double[] raw(Head head, int trial, double size) {
    double[] raw = new double[head.parameters()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = size * (((7 * i + 5 * trial) % 13) / 6.0 - 1);
    }
    return raw;
  }
}
