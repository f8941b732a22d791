package org.hallmark.audit.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hallmark.audit.benchmark.Stopwatch.Seconds;

/** DuckDB's histograms of the same Parquet files, if its driver is on the class path. */
final class DuckDb {
  private static final String BINNED =
      "SELECT %1$d AS c, CASE WHEN c%1$d < -6 OR c%1$d > 6 THEN 256"
          + " ELSE least(255, CAST(floor((c%1$d + 6) / 0.046875) AS INTEGER)) END AS b,"
          + " count(*) AS n FROM read_parquet('%2$s/*.parquet') GROUP BY b";

  private DuckDb() {}

  /** Seconds for all tables, warm, or nothing. */
  static Optional<Seconds> seconds(List<BenchmarkData> tables, int threads) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      return Optional.of(
          Stopwatch.seconds(() -> tables.forEach(table -> histograms(statement, table))));
    } catch (SQLException e) {
      if (DriverManager.drivers().anyMatch(d -> d.getClass().getName().contains("duckdb"))) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static void histograms(Statement statement, BenchmarkData table) {
    String query =
        IntStream.range(0, table.columns())
            .mapToObj(c -> String.format(BINNED, c, table.folder()))
            .collect(Collectors.joining(" UNION ALL "));
    try (ResultSet rows = statement.executeQuery(query)) {
      long counted = 0;
      while (rows.next()) {
        counted += rows.getLong("n");
      }
      if (counted == 0) {
        throw new IllegalStateException("DuckDB counted nothing");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
