package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hallmark.generators.BlockDraws;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.StorableRows;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/** The rows of tables of one schema as vectors, and vectors as rows, by a {@link TableForm}. */
public final class TableVectors {
  private final TableForm form;
  private final Schema schema;
  private final List<Codes> cells = new ArrayList<>();
  private final List<Expression> derived = new ArrayList<>();
  private final Constraints constraints;
  private final Set<String> moved = new HashSet<>();

  /** For tables of {@code schema}, which the form must fit. */
  public TableVectors(TableForm form, Schema schema) {
    if (!form.fits(schema)) {
      throw new IllegalArgumentException(
          "schema must have the architecture's columns. Provided value: " + schema.names());
    }
    this.form = form;
    this.schema = schema;
    form.coordinates()
        .forEach(c -> cells.add(Codes.of(schema.column(c.column()), CodeBook.array(c.begins()))));
    form.derived().forEach(d -> derived.add(TableForm.expression(d, schema)));
    List<Constraint> list = form.constraints().orElse(List.of());
    this.constraints = new Constraints(list, schema);
    list.forEach(c -> moved.addAll(c.columns()));
  }

  /** All rows of {@code table}. */
  public StorableRows encode(Table table) {
    int values = cells.size();
    double[][] at = new double[table.rows()][values];
    double[][] width = new double[table.rows()][values];
    for (int c = 0; c < values; c++) {
      double[] column = table.column(form.coordinates().get(c).column());
      for (int row = 0; row < column.length; row++) {
        Coordinate.Stretch stretch = form.coordinates().get(c).stretch(column[row]);
        at[row][c] = stretch.at();
        width[row][c] = stretch.width();
      }
    }
    return CoordinateRows.of(form.coordinates(), form.features(), at, width, conditions(table));
  }

  /** The condition features of each row of keys. */
  public float[][] conditions(Table keys) {
    float[][] features = new float[keys.rows()][form.features()];
    int at = 0;
    for (Condition condition : form.conditions()) {
      double[] column = keys.column(condition.column());
      for (int row = 0; row < features.length; row++) {
        condition.write(column[row], features[row], at);
      }
      at += condition.width();
    }
    return features;
  }

  /** A model of vectors of coordinates. */
  @FunctionalInterface
  public interface VectorDraws {
    /** The next vector of coordinates. */
    double[] draw(double[] given, PublicDraws draws);
  }

  /** Rows of keys with drawn vectors. */
  public RowDraws draws(Table keys, VectorDraws model) {
    return new BlockDraws(
        schema,
        keys.rows(),
        (seed, begin, end, columns, at) -> {
          Table part = keys.rows(IntStream.range(begin, end).toArray());
          write(part, drawn(part, seed, begin, model), columns, at);
        });
  }

  private double[][] drawn(Table part, PublicSeed seed, int begin, VectorDraws model) {
    float[][] conditions = conditions(part);
    double[][] drawn = new double[cells.size()][part.rows()];
    for (int row = 0; row < part.rows(); row++) {
      double[] vector = model.draw(doubles(conditions[row]), seed.draws(begin + row));
      for (int c = 0; c < vector.length; c++) {
        drawn[c][row] = decode(c, vector[c]);
      }
    }
    return drawn;
  }

  private double decode(int column, double number) {
    if (moved.contains(form.coordinates().get(column).column())) {
      // Not rounded: the constraint would undo it.
      return form.coordinates().get(column).value(number);
    }
    double scaled = form.coordinates().get(column).place(number) * cells.get(column).size();
    int code = Math.min((int) scaled, cells.get(column).size() - 1);
    return cells.get(column).decode(code, Math.min(Math.nextDown(1.0), scaled - code));
  }

  private static double[] doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private void write(Table part, double[][] drawn, double[][] columns, int at) {
    double[][] block = new double[columns.length][];
    double[] zeros = new double[part.rows()];
    for (int i = 0; i < block.length; i++) {
      block[i] = zeros;
    }
    for (String key : part.schema().names()) {
      block[schema.indexOf(key)] = part.column(key);
    }
    for (int c = 0; c < drawn.length; c++) {
      block[schema.indexOf(form.coordinates().get(c).column())] = drawn[c];
    }
    constraints.apply(block);
    Table plain = Table.of(schema, block);
    for (int d = 0; d < derived.size(); d++) {
      block[schema.indexOf(form.derived().get(d).column())] = derived.get(d).evaluate(plain);
    }
    for (int i = 0; i < block.length; i++) {
      System.arraycopy(block[i], 0, columns[i], at, part.rows());
    }
  }
}
