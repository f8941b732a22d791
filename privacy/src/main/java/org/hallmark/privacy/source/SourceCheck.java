package org.hallmark.privacy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourceReader;

/**
 * The look at a source before its plan is sealed and anything is charged. Of a confidential source
 * only format and header count, which are public; of a public source every cell and every row does.
 */
public final class SourceCheck {
  private SourceCheck() {}

  /**
   * Refuses a source that its plan does not fit.
   *
   * @throws SourceFileException if it is not in the plan's format or has no header
   * @throws MissingColumnsException if the header lacks some of the plan's columns
   * @throws PublicSourceException if the source is public, with all that is wrong with its rows
   */
  public static void require(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    if (plan.confidentiality() == Confidentiality.CONFIDENTIAL) {
      ConfidentialReader.requireColumns(reader, plan, copy);
      return;
    }
    List<String> mistakes = mistakes(plan, strictly(reader, plan, copy));
    if (!mistakes.isEmpty()) {
      throw new PublicSourceException(copy.source(), mistakes);
    }
  }

  /**
   * Refuses a file that is no Parquet where the plan says so, before Spark starts, which takes its
   * time to find out.
   *
   * @throws SourceFileException if it is another form of file
   */
  public static void requireForm(SourcePlan plan, ScratchCopy copy) {
    if (plan.format() == SourceFormat.PARQUET) {
      ConfidentialReader.ofForm(plan, copy)
          .ifPresent(
              wrong -> {
                throw wrong;
              });
    }
  }

  private static RowBlocks strictly(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    try {
      return ConfidentialReader.rows(reader, plan, copy, Cells.STRICT);
    } catch (BadCellsException e) {
      throw new PublicSourceException(copy.source(), e.getMessage().lines().toList());
    }
  }

  private static List<String> mistakes(SourcePlan plan, RowBlocks rows) {
    List<String> mistakes = new ArrayList<>();
    long expected = plan.publicRows().orElse(rows.rows());
    if (rows.rows() == 0) {
      mistakes.add(told("rows", "at least one" + (plan.where().isPresent() ? where() : ""), "0"));
    } else if (rows.rows() != expected) {
      mistakes.add(told("rows", expected + ", as rowCount says", Integer.toString(rows.rows())));
    }
    Outside outside = new Outside(plan);
    rows.forEachBlock(outside::see);
    if (outside.count > 0) {
      mistakes.add(
          told(
              "keys " + plan.keys(),
              "inside the plan's frame",
              outside.count + " row(s) outside, such as " + outside.first));
    }
    return mistakes;
  }

  /** Counts the rows whose keys the frame has not, and keeps those of the first. */
  private static final class Outside {
    private final SourcePlan plan;
    private int count;
    private String first = "";

    Outside(SourcePlan plan) {
      this.plan = plan;
    }

    void see(Table rows) {
      int[] places = plan.frame().indexes(rows);
      for (int row = 0; row < places.length; row++) {
        if (places[row] < 0) {
          first = count == 0 ? keys(plan, rows, row) : first;
          count++;
        }
      }
    }
  }

  private static String where() {
    return " that 'where' selects";
  }

  private static String keys(SourcePlan plan, Table rows, int row) {
    return plan.keys().stream()
        .map(key -> key + " = " + cell(plan, key, rows.column(key)[row]))
        .collect(Collectors.joining(", "));
  }

  /** Keys are whole numbers; a category is told by its word. */
  private static String cell(SourcePlan plan, String key, double cell) {
    List<String> words = plan.schema().column(key).values();
    return words.isEmpty() ? Long.toString((long) cell) : words.get((int) cell);
  }

  private static String told(String what, String expected, String found) {
    return what + "\n  expected: " + expected + "\n  found:    " + found;
  }
}
