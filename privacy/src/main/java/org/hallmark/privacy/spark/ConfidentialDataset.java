package org.hallmark.privacy.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hallmark.privacy.source.BoundedTotals;
import org.hallmark.privacy.source.Bounding;
import org.hallmark.privacy.source.Contribution;
import org.hallmark.privacy.source.ContributionColumns;
import org.hallmark.privacy.source.PartitionTotals;
import org.hallmark.privacy.source.UnitBounding;
import org.hallmark.privacy.source.UnitLottery;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.spark.SparkTables;
import scala.Tuple2;

/**
 * A confidential source as Spark holds it, without rows: for sources too large for one process's
 * memory. What is in it shows as little as of a {@link
 * org.hallmark.privacy.source.ConfidentialTable}, whose totals are the same.
 *
 * <p>Totals are integers that are collected before any noise is drawn, so that a task that Spark
 * runs again cannot draw it again. All records of one unit must fit into one task's memory.
 */
public final class ConfidentialDataset {
  private final Dataset<Row> rows;
  private final Schema schema;

  private ConfidentialDataset(Dataset<Row> rows, Schema schema) {
    this.rows = rows;
    this.schema = schema;
  }

  /**
   * Shuts {@code rows} in; the caller should forget them.
   *
   * @param rows with the columns of the schema: words of categories, numbers, null where missing
   */
  public static ConfidentialDataset of(Dataset<Row> rows, Schema schema) {
    return new ConfidentialDataset(rows, schema);
  }

  /** The public description of the columns. */
  public Schema schema() {
    return schema;
  }

  /** Totals of what the units contribute, each bounded first. This runs a job, once. */
  public BoundedTotals totals(ContributionColumns columns, Bounding bounding, UnitLottery lottery) {
    UnitBounding gate = new UnitBounding(bounding, columns.grid(), lottery);
    PairFlatMapFunction<Tuple2<String, Iterable<Contribution>>, String, PartitionTotals> bound =
        unit -> pairs(BoundedTotals.ofUnit(unit._1(), list(unit._2()), gate));
    Map<String, PartitionTotals> totals =
        contributions(columns)
            .groupByKey()
            .flatMapToPair(bound)
            .reduceByKey(PartitionTotals::plus)
            .collectAsMap();
    return BoundedTotals.added(totals, gate);
  }

  private JavaPairRDD<String, Contribution> contributions(ContributionColumns columns) {
    Schema selected = schema.select(columns.names());
    CellText[] cells = selected.columns().stream().map(CellText::new).toArray(CellText[]::new);
    ContributionColumns.Reader reader = columns.reader(schema);
    PairFlatMapFunction<Iterator<Row>, String, Contribution> read =
        partition -> contributions(partition, cells, reader);
    return rows.select(SparkTables.columns(selected)).javaRDD().mapPartitionsToPair(read);
  }

  private static Iterator<Tuple2<String, Contribution>> contributions(
      Iterator<Row> rows, CellText[] cells, ContributionColumns.Reader reader) {
    List<Tuple2<String, Contribution>> pairs = new ArrayList<>();
    double[][] record = new double[cells.length][1];
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int c = 0; c < cells.length; c++) {
        record[c][0] = cell(row.get(c), cells[c]);
      }
      reader.read(record, (unit, one) -> pairs.add(new Tuple2<>(unit, one)));
    }
    return pairs.iterator();
  }

  private static double cell(Object value, CellText text) {
    if (value == null) {
      return text.parse("");
    }
    return value instanceof Number number
        ? text.parse(number.doubleValue())
        : text.parse(value.toString());
  }

  private static List<Contribution> list(Iterable<Contribution> all) {
    List<Contribution> list = new ArrayList<>();
    all.forEach(list::add);
    return list;
  }

  private static Iterator<Tuple2<String, PartitionTotals>> pairs(
      Map<String, PartitionTotals> parts) {
    List<Tuple2<String, PartitionTotals>> pairs = new ArrayList<>();
    parts.forEach((key, part) -> pairs.add(new Tuple2<>(key, part)));
    return pairs.iterator();
  }

  /** The names of the columns. */
  @Override
  public String toString() {
    return "ConfidentialDataset" + schema.names();
  }
}
