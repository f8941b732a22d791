package org.hallmark.privacy.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.privacy.mechanism.HallmarkDiscrete;
import org.hallmark.privacy.source.BoundedTotals;
import org.hallmark.privacy.source.Bounding;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ContributionColumns;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.source.UnitLottery;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfidentialDatasetTest {
  private static final List<String> EDGES = List.of("A", "B", "C");
  private static final Grid GRID =
      Grid.between(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("0.5"));
  private static final Bounding BOUNDING = new Bounding(2, 2);
  private static final ContributionColumns COLUMNS =
      ContributionColumns.measured("vehicle", "edge", "speed", GRID);
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "edge", EDGES, Missing.CATEGORY),
              Column.number("vehicle", "vehicle", Kind.INTEGER, "1", 0, 100, Missing.CATEGORY),
              Column.number("speed", "speed", Kind.REAL, "m/s", 0, 10, Missing.CATEGORY)));

  /** How often a task began, in this process. */
  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  private static SparkSession session;

  @TempDir private Path folder;
  private Charge charge;

  /** Local mode gives a task up at its first failure unless told otherwise. */
  @BeforeAll
  static void startSpark(@TempDir Path home) {
    session =
        SparkSession.builder()
            .master("local[2,4]")
            .config("spark.local.dir", home.toString())
            .config("spark.sql.warehouse.dir", home.resolve("warehouse").toUri().toString())
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "localhost")
            .config("spark.io.compression.codec", "lzf")
            .config("spark.shuffle.mapStatus.compression.codec", "lzf")
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    session.stop();
  }

  @BeforeEach
  void pay() {
    charge = new Charges(folder).charge("speed", DiscreteLaplace.ofEpsilon(0.5));
  }

  @Test
  void totals_anyPartitionsAndOrder_areThoseOfTheTable() {
    List<Row> rows = rows();
    List<List<Long>> expected = all(table(rows));
    List<Row> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    assertEquals(expected, all(totals(dataset(rows, 1))));
    assertEquals(expected, all(totals(dataset(rows, 7))));
    assertEquals(expected, all(totals(dataset(reversed, 3))));
    assertEquals(expected, all(table(reversed)));
  }

  @Test
  void totals_unitsBeyondTheirBounds_areCut() {
    // 40 vehicles with two records on each of two edges at most.
    List<Long> histogram = all(totals(dataset(rows(), 2))).get(0);
    long records = histogram.stream().mapToLong(Long::longValue).sum();
    assertTrue(records <= 40 * 2 * 2 && records > 40 * 2, "records: " + records);
  }

  @Test
  void totals_otherEntropy_keepsOtherRecords() {
    assertNotEquals(
        all(totals(dataset(rows(), 2))),
        all(
            ConfidentialDataset.of(dataset(rows(), 2), SCHEMA)
                .totals(COLUMNS, BOUNDING, lottery(2))));
  }

  @Test
  void histogram_tasksThatFailAndRunAgain_isNoisedOnce() {
    List<Long> calm = noisy(dataset(rows(), 3));
    ATTEMPTS.set(0);
    UDF1<Double, Double> failing =
        speed -> {
          if (ATTEMPTS.incrementAndGet() <= 3) {
            throw new IllegalStateException("a task that fails at first");
          }
          return speed;
        };
    Dataset<Row> broken =
        dataset(rows(), 3)
            .withColumn(
                "speed",
                functions
                    .udf(failing, DataTypes.DoubleType)
                    .asNondeterministic()
                    .apply(functions.col("speed")));
    assertEquals(calm, noisy(broken));
    assertTrue(ATTEMPTS.get() > 3, "the tasks did fail");
    assertNotEquals(calm, all(table(rows())).get(0), "there is noise");
  }

  @Test
  void toString_showsColumnsAlone() {
    assertEquals(
        "ConfidentialDataset[edge, vehicle, speed]",
        ConfidentialDataset.of(dataset(rows(), 1), SCHEMA).toString());
    Set<String> methods =
        Arrays.stream(ConfidentialDataset.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("of", "schema", "totals", "toString"), methods);
  }

  private List<Long> noisy(Dataset<Row> rows) {
    ExactCells cells = totals(rows).histogram(EDGES);
    return new HallmarkDiscrete(Streams.entropy()).histogram(charge, cells).value();
  }

  /** Histogram, sums, offsets and units by edge. */
  private List<List<Long>> all(BoundedTotals totals) {
    return List.of(
        numbers(totals.histogram(EDGES)),
        numbers(totals.sums(EDGES)),
        numbers(totals.offsets(EDGES)),
        List.copyOf(totals.partitions().open(charge).values()));
  }

  private List<Long> numbers(ExactCells cells) {
    return Arrays.stream(cells.open(charge)).boxed().toList();
  }

  private static BoundedTotals totals(Dataset<Row> rows) {
    return ConfidentialDataset.of(rows, SCHEMA).totals(COLUMNS, BOUNDING, lottery(1));
  }

  private static BoundedTotals table(List<Row> rows) {
    double[][] cells = new double[3][];
    cells[0] =
        rows.stream()
            .mapToDouble(r -> r.isNullAt(0) ? Table.MISSING : EDGES.indexOf(r.getString(0)))
            .toArray();
    cells[1] =
        rows.stream().mapToDouble(r -> r.isNullAt(1) ? Table.MISSING : r.getDouble(1)).toArray();
    cells[2] =
        rows.stream().mapToDouble(r -> r.isNullAt(2) ? Table.MISSING : r.getDouble(2)).toArray();
    Commitment commitment = Commitment.to("source", new byte[32], new byte[0]);
    return ConfidentialSource.of(Table.of(SCHEMA, cells), commitment)
        .past(UnitGate.ofRecords())
        .totals(COLUMNS, BOUNDING, lottery(1));
  }

  private static UnitLottery lottery(int step) {
    return UnitLottery.of(Streams.entropy().stream("bounding", "speed", step, "units", 0));
  }

  private static Dataset<Row> dataset(List<Row> rows, int partitions) {
    StructType type =
        new StructType(
            new StructField[] {
              DataTypes.createStructField("edge", DataTypes.StringType, true),
              DataTypes.createStructField("vehicle", DataTypes.DoubleType, true),
              DataTypes.createStructField("speed", DataTypes.DoubleType, true)
            });
    return session.createDataFrame(rows, type).repartition(partitions);
  }

  /** 40 vehicles, from none to ten records each, some cells missing. */
  private static List<Row> rows() {
    return IntStream.range(0, 400)
        .filter(i -> i % 40 != 7)
        .mapToObj(
            i ->
                RowFactory.create(
                    i % 23 == 0 ? null : EDGES.get(i * i % 3),
                    i % 29 == 0 ? null : Double.valueOf(i % 40),
                    i % 31 == 0 ? null : Double.valueOf(i % 21 / 2.0)))
        .toList();
  }
}
