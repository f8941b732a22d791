package org.hallmark.tables.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;
import org.hallmark.tables.scan.Partial;
import org.hallmark.tables.scan.Scan;
import org.hallmark.tables.source.MissingColumnsException;
import scala.Tuple2;

/**
 * A scan by Spark, with the results of a local scan bit for bit.
 *
 * <p>Where the rows come straight from a columnar file, its column batches are read as they are;
 * otherwise, and wherever Spark has put something on top of the file, rows are. Each partition has
 * accumulators of its own; Spark does nothing but bring them together. Rows that gatherings want in
 * whole groups are shuffled by the values of the keys.
 */
public final class SparkScan implements Scan {
  private final Dataset<Row> rows;
  private final Schema schema;
  private final String name;
  private final Optional<Expression> where;

  private SparkScan(Dataset<Row> rows, Schema schema, String name, Optional<Expression> where) {
    this.rows = rows;
    this.schema = schema;
    this.name = name;
    this.where = where;
  }

  /**
   * A scan of some rows.
   *
   * @param rows have the columns of the schema, numbers of any type or texts; an element {@code
   *     a[0]} may be that of an array {@code a}
   * @param name what to call the rows where bad cells are told
   * @param where which rows to take, or all
   * @throws MissingColumnsException if columns are missing; {@link #problems} tells the others
   */
  public static SparkScan of(
      Dataset<Row> rows, Schema schema, String name, Optional<Expression> where) {
    DataColumns.select(rows, schema);
    return new SparkScan(rows, schema, name, where);
  }

  /** Why columns of a schema cannot be read of some rows, by name. */
  public static Map<String, String> problems(Dataset<Row> rows, Schema schema) {
    return DataColumns.problems(rows, schema);
  }

  /** The columns. */
  public Schema schema() {
    return schema;
  }

  @Override
  public Gathered gather(List<? extends Gathering<?>> gatherings) {
    Map<List<Expression>, List<Gathering<?>>> byKeys = new LinkedHashMap<>();
    byKeys.put(List.of(), new ArrayList<>());
    gatherings.forEach(g -> byKeys.computeIfAbsent(g.groupedBy(), k -> new ArrayList<>()).add(g));
    List<Gathering<?>> plain = byKeys.remove(List.<Expression>of());
    Gathered gathered = Gathered.of(plain, partial(plain));
    for (List<Gathering<?>> keyed : byKeys.values()) {
      gathered = gathered.and(keyed, grouped(keyed));
    }
    return gathered;
  }

  private Partial partial(List<Gathering<?>> gatherings) {
    PartitionScan<Partial> scan =
        tables -> {
          Partial partial = new Partial(gatherings);
          tables.tellBad(partial::bad);
          tables.forEachRemaining(partial::add);
          return List.of(partial).iterator();
        };
    return partitions(columns(gatherings), scan).fold(new Partial(gatherings), Partial::merge);
  }

  private Partial grouped(List<Gathering<?>> gatherings) {
    List<Expression> keys = gatherings.get(0).groupedBy();
    Schema columns = columns(gatherings);
    int count = Math.max(1, rows.sparkSession().sparkContext().defaultParallelism());
    PartitionScan<Tuple2<Integer, double[][]>> divide =
        tables -> new GroupBlocks(tables, keys, count);
    return JavaPairRDD.fromJavaRDD(partitions(columns, divide))
        .groupByKey(new HashPartitioner(count))
        .values()
        .map(
            blocks -> {
              Partial partial = new Partial(gatherings);
              partial.add(GroupBlocks.table(columns, blocks));
              return partial;
            })
        .fold(new Partial(gatherings), Partial::merge);
  }

  /** What gatherings and the condition read. */
  private Schema columns(List<Gathering<?>> gatherings) {
    Schema read = Scan.columns(schema, gatherings);
    return schema.select(
        schema.names().stream()
            .filter(c -> read.has(c) || where.stream().anyMatch(w -> w.columns().contains(c)))
            .toList());
  }

  private <R> JavaRDD<R> partitions(Schema columns, PartitionScan<R> scan) {
    Dataset<Row> chosen = DataColumns.select(rows, columns);
    List<Expression> conditions = where.stream().toList();
    String source = name;
    Optional<FileSourceScanExec> file = DataColumns.scan(chosen.queryExecution().sparkPlan());
    if (file.isEmpty()) {
      return chosen
          .javaRDD()
          .mapPartitions(
              batch -> scan.read(Selecting.of(new RowTables(batch, columns, source), conditions)));
    }
    int[] places = DataColumns.places(file.get(), columns);
    return file.get()
        .executeColumnar()
        .toJavaRDD()
        .mapPartitions(
            batches ->
                scan.read(
                    Selecting.of(
                        new ColumnarTables(batches, columns, places, source), conditions)));
  }

  /** What is made of the rows of a partition. */
  @FunctionalInterface
  private interface PartitionScan<R> extends Serializable {
    Iterator<R> read(PartitionTables tables);
  }
}
