package org.hallmark.generators.head;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.Coordinate.Grain;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.CellEdges;

/**
 * How a model makes one column: its law, and how other columns see it. A part of architectures, as
 * data.
 *
 * @param book cells in which other columns see it; of a categorical head also those that are drawn
 * @param kind which law
 * @param components of it
 * @param grain what the values are
 * @param minimum the column's least value
 * @param maximum the column's greatest value
 */
public record Head(
    CodeBook book, HeadKind kind, int components, Grain grain, double minimum, double maximum) {
  /** More components are refused. */
  public static final int MOST_COMPONENTS = 64;

  /** Laws of whole numbers hold each value on its own: columns that can hold more are refused. */
  public static final int MOST_VALUES = 4096;

  /** More cells are refused. */
  public static final int MOST_CELLS = 20_000;

  public Head {
    double before = Double.NEGATIVE_INFINITY;
    boolean good = minimum <= maximum && Double.isFinite(maximum - minimum);
    for (double begin : book.begins()) {
      good &= begin > before && begin <= maximum;
      before = begin;
    }
    int cells = book.begins().size();
    good &= cells > 0 && cells <= MOST_CELLS && book.begins().get(0) == minimum;
    good &= book.size() == cells || book.size() == cells + 1;
    good &= components >= 1 && components <= mostComponents(kind);
    good &= !kind.counts() || grain == Grain.WHOLE && maximum - minimum < MOST_VALUES;
    good &= !kind.continuous() || grain == Grain.REAL && minimum < maximum;
    good &= grain == Grain.REAL || minimum == StrictMath.rint(minimum);
    if (!good) {
      throw new IllegalArgumentException(
          "head of " + book.column() + " must be of its column and of few components");
    }
  }

  /** Components that a law of this kind can have. */
  public static int mostComponents(HeadKind kind) {
    return kind.mixes() ? MOST_COMPONENTS : 1;
  }

  /** What a column has where a plan does not say. */
  public static HeadKind usual(Column column) {
    return switch (column.kind()) {
      case CATEGORY, INTEGER, COUNT -> HeadKind.CATEGORICAL;
      case REAL -> HeadKind.MIXTURE;
    };
  }

  /** Why a column cannot have such a head, if it cannot. */
  public static Optional<String> problem(Column column, HeadKind kind, int components) {
    boolean numbers = column.whole() && column.kind() != Kind.CATEGORY;
    if (kind.counts() && !(numbers && column.maximum() - column.minimum() < MOST_VALUES)) {
      return Optional.of(
          Words.kebab(kind)
              + " is for whole numbers of at most "
              + MOST_VALUES
              + " values; "
              + column.name()
              + " may be categorical");
    }
    if (kind.continuous() && column.whole()) {
      return Optional.of(
          Words.kebab(kind) + " is for real columns; " + column.name() + " holds whole numbers");
    }
    return components > mostComponents(kind)
        ? Optional.of(Words.kebab(kind) + " has one component")
        : Optional.empty();
  }

  /**
   * The head of a column.
   *
   * @param begins where each cell begins
   */
  public static Head of(Column column, HeadKind kind, int components, List<Double> begins) {
    int cells = begins.size() + (column.missing() == Missing.CATEGORY ? 1 : 0);
    return new Head(
        new CodeBook(column.name(), begins, cells),
        kind,
        components,
        column.whole() ? Grain.WHOLE : Grain.REAL,
        column.minimum(),
        column.maximum());
  }

  /** With the cells and components that are usual. */
  public static Head of(Column column, HeadKind kind) {
    List<Double> begins = Arrays.stream(CellEdges.of(column)).boxed().toList();
    return of(column, kind, kind.usualComponents(), begins);
  }

  /** The column's name. */
  public String column() {
    return book.column();
  }

  /** Whether a value may be missing. */
  public boolean mayMiss() {
    return book.size() > book.begins().size();
  }

  /** Whether {@code column} is the one that the head was made for. */
  public boolean fits(Column column) {
    return problem(column, kind, components).isEmpty()
        && equals(of(column, kind, components, book.begins()));
  }

  /** How many values a column of whole numbers can hold. */
  public int values() {
    return (int) (maximum - minimum) + 1;
  }

  /** Whether the law tells by itself that a value is missing. */
  public boolean missesByItself() {
    return kind == HeadKind.CATEGORICAL;
  }

  /** Numbers that the law is made of, and one more where its value may be missing. */
  public int parameters() {
    int law =
        switch (kind) {
          case CATEGORICAL -> book.size();
          case ZERO_INFLATED_NEGATIVE_BINOMIAL -> 3 * components + 1;
          default -> 3 * components;
        };
    return law + (mayMiss() && !missesByItself() ? 1 : 0);
  }

  /** Numbers that tell other columns where the value lies, besides its cell. */
  public int places() {
    return kind == HeadKind.PERIODIC ? 2 : 1;
  }

  /** The law with parameters yet to come. */
  public Law law() {
    return switch (kind) {
      case CATEGORICAL -> new CategoricalLaw(this);
      case NEGATIVE_BINOMIAL, ZERO_INFLATED_NEGATIVE_BINOMIAL -> new CountLaw(this);
      case PERIODIC -> new CircleLaw(this);
      case REAL, MIXTURE, POSITIVE, BOUNDED -> new LineLaw(this);
    };
  }

  /** Whether a cell of a table holds no value. */
  public static boolean empty(double cell) {
    return Table.isMissing(cell) || Table.isBad(cell);
  }

  /** The value of a cell, moved into the bounds; the minimum where it holds none. */
  public double inside(double cell, double ceiling) {
    double most = most(ceiling);
    double value = empty(cell) ? minimum : Math.max(minimum, Math.min(most, cell));
    return grain == Grain.WHOLE ? StrictMath.rint(value) : value;
  }

  /** The greatest value below a ceiling, and at least the minimum. */
  public double most(double ceiling) {
    double most = Double.isNaN(ceiling) ? maximum : Math.min(maximum, ceiling);
    return Math.max(minimum, grain == Grain.WHOLE ? StrictMath.floor(most) : most);
  }

  /** The cell of a cell of a table; the last one where it is missing and may be. */
  public int code(double cell) {
    if (empty(cell)) {
      return mayMiss() ? book.begins().size() : 0;
    }
    int found = Collections.binarySearch(book.begins(), cell + 0.0);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** Where a cell of a table lies, as other columns see it: in [−1, 1], or on a circle. */
  public float[] place(double cell) {
    float[] place = new float[places()];
    if (empty(cell)) {
      return place;
    }
    double u = maximum > minimum ? (inside(cell, maximum) - minimum) / (maximum - minimum) : 0;
    place[0] =
        (float) (kind == HeadKind.PERIODIC ? StrictMath.cos(2 * StrictMath.PI * u) : 2 * u - 1);
    if (kind == HeadKind.PERIODIC) {
      place[1] = (float) StrictMath.sin(2 * StrictMath.PI * u);
    }
    return place;
  }
}
