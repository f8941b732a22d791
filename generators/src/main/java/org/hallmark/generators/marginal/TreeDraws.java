package org.hallmark.generators.marginal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hallmark.generators.BlockDraws;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.Weights;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * Draws rows from a fitted tree: each column after what it hangs on, two uniforms for each, one for
 * the code by the inverse of its cumulative law and one for the value within the code's cell.
 */
final class TreeDraws {
  private final Schema schema;
  private final Table keys;
  private final int conditions;
  private final List<Codes> codes;
  private final int[] parents;
  private final List<Integer> order;
  private final List<double[][]> laws = new ArrayList<>();
  private final List<TableForm.Derivation> names;
  private final List<Expression> derived;

  TreeDraws(MarginalTreeArchitecture architecture, Weights weights, Schema schema, Table keys) {
    if (!architecture.fits(schema)) {
      throw new IllegalArgumentException(
          "schema must have the architecture's columns. Provided value: " + schema.names());
    }
    this.schema = schema;
    this.keys = keys;
    conditions = architecture.conditions().size();
    codes = architecture.codes(schema);
    TreeMap<String, Tensor> tensors = new TreeMap<>();
    weights.tensors().forEach(t -> tensors.put(t.name(), t));
    MeasuredTensors measured = new MeasuredTensors(architecture, tensors);
    parents = measured.parents();
    order = measured.order();
    FittedTree tree = new FittedTree(architecture, measured);
    for (int column = 0; column < parents.length; column++) {
      int rows = parents[column] < 0 ? 1 : codes.get(parents[column]).size();
      int number = column;
      laws.add(
          IntStream.range(0, rows)
              .mapToObj(row -> tree.cumulative(number, row))
              .toArray(double[][]::new));
    }
    names = architecture.derived();
    derived = names.stream().map(d -> TableForm.expression(d, schema)).toList();
  }

  /** The draws of all rows of keys. */
  RowDraws draws() {
    return new BlockDraws(schema, keys.rows(), this::block);
  }

  private void block(PublicSeed seed, int begin, int end, double[][] cells, int at) {
    Table part = keys.rows(IntStream.range(begin, end).toArray());
    int[][] drawn = new int[codes.size()][];
    for (int condition = 0; condition < conditions; condition++) {
      Codes book = codes.get(condition);
      drawn[condition] = book.encode(part.column(book.column().name()));
    }
    double[][] values = new double[parents.length][part.rows()];
    for (int column = 0; column < parents.length; column++) {
      drawn[conditions + column] = new int[part.rows()];
    }
    for (int row = 0; row < part.rows(); row++) {
      PublicDraws draws = seed.draws(begin + row);
      for (int column : order) {
        int parent = parents[column] < 0 ? 0 : drawn[parents[column]][row];
        int code = code(laws.get(column)[parent], draws.nextUniform());
        drawn[conditions + column][row] = code;
        values[column][row] = codes.get(conditions + column).decode(code, draws.nextUniform());
      }
    }
    write(part, values, cells, at);
  }

  /** The first code whose cumulative share exceeds {@code uniform}. */
  private static int code(double[] cumulative, double uniform) {
    double target = uniform * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, target);
    int code = found >= 0 ? found + 1 : -found - 1;
    while (code < cumulative.length - 1 && cumulative[code] <= target) {
      code++;
    }
    return Math.min(code, cumulative.length - 1);
  }

  private void write(Table part, double[][] values, double[][] cells, int at) {
    double[][] block = new double[cells.length][];
    Arrays.fill(block, new double[part.rows()]);
    for (String key : part.schema().names()) {
      block[schema.indexOf(key)] = part.column(key);
    }
    for (int column = 0; column < values.length; column++) {
      block[schema.indexOf(codes.get(conditions + column).column().name())] = values[column];
    }
    Table plain = Table.of(schema, block);
    for (int d = 0; d < derived.size(); d++) {
      block[schema.indexOf(names.get(d).column())] = derived.get(d).evaluate(plain);
    }
    for (int i = 0; i < block.length; i++) {
      System.arraycopy(block[i], 0, cells[i], at, part.rows());
    }
  }
}
