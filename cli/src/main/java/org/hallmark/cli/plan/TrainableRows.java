package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;

/**
 * The rows of a public source that a training sees, looked at before it begins: what cannot work is
 * refused, what is only unwise is told. Of a confidential source none of this may ever be asked.
 *
 * @param rows that training sees
 * @param keys their key columns
 */
public record TrainableRows(GeneratorPlan generator, RowBlocks rows, List<String> keys) {
  /**
   * Refuses fewer rows than the batch that they are drawn into.
   *
   * @throws Refusal with what to change
   */
  public void require() {
    if (rows.rows() == 0) {
      throw Refusal.usage(
          "training sees no row of the source: let samples.heldOut or source.where leave some");
    }
    generator
        .gradients()
        .filter(training -> training.batch() > rows.rows())
        .ifPresent(
            training -> {
              throw Refusal.usage(
                  "generator.training.batch must be at most the number of rows that training sees, "
                      + rows.rows()
                      + ". Found: "
                      + training.batch());
            });
  }

  /** What is possible and seldom meant. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (rows.rows() == 1) {
      warnings.add("training sees one row, which the generator can only repeat");
      return warnings;
    }
    Map<String, Double> constant = constant();
    for (String column : rows.schema().names()) {
      boolean made = keys.contains(column) || generator.model().derive().containsKey(column);
      if (!made && constant.containsKey(column)) {
        warnings.add(warning(column, constant.get(column)));
      }
    }
    return warnings;
  }

  /** The columns with one value in every row, and that value. */
  private Map<String, Double> constant() {
    Map<String, Double> constant = new TreeMap<>();
    Table first = rows.block(0, 1);
    rows.schema().names().forEach(column -> constant.put(column, first.column(column)[0]));
    rows.forEachBlock(
        block -> constant.entrySet().removeIf(c -> varies(block.column(c.getKey()), c.getValue())));
    return constant;
  }

  private static boolean varies(double[] cells, double value) {
    long bits = Double.doubleToRawLongBits(value);
    return Arrays.stream(cells).anyMatch(cell -> Double.doubleToRawLongBits(cell) != bits);
  }

  private static String warning(String column, double value) {
    return Table.isMissing(value)
        ? "column " + column + " is missing in every row: leave it out of the plan"
        : "column "
            + column
            + " has one value in every row: leave it out, or give it by generator.derive; models"
            + " of densities may diverge on it";
  }
}
