package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.privacy.accounting.pld.PldAccountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Do both bounds of the privacy loss distribution agree with the world? Sources: {@code
 * vectors/SOURCE.txt}. The reference's own pessimistic value is its truth plus what its grid of
 * 1e-4 adds, so 1e-3 above it is allowed (relative above 10) and anything below it down to the
 * other reference's lower bound.
 */
final class PldVectorTest {
  private static final double ABOVE = 1e-3;
  private static final double GAP = 0.01;
  private static final long GAP_HOLDS_TO = 10_000;

  private final PldAccountant pld = PldAccountant.standard();

  static Stream<Map<String, String>> rows() {
    return Stream.concat(
        Vectors.rows("dp-accounting.csv").stream(),
        Vectors.rows("dp-accounting-published.csv").stream());
  }

  /** Every third row, of neighbours that differ little. */
  private static Stream<Map<String, String>> some(List<Map<String, String>> rows) {
    return IntStream.range(0, rows.size()).filter(i -> i % 3 == 0).mapToObj(rows::get);
  }

  /** Those of which the gap is promised. */
  static Stream<Map<String, String>> rowsOfFewLooks() {
    return some(rows().filter(row -> looks(row) <= GAP_HOLDS_TO).toList());
  }

  private static long looks(Map<String, String> row) {
    return Vectors.events(row).stream().mapToLong(PrivacyEvent::count).sum();
  }

  @ParameterizedTest
  @MethodSource("rowsOfFewLooks")
  void epsilonLower_publishedRow_liesCloseBelow(Map<String, String> row) {
    List<PrivacyEvent> events = Vectors.events(row);
    double delta = Vectors.number(row, "delta");
    double upper = pld.epsilonUpper(events, Vectors.adjacency(row), delta);
    double lower = pld.epsilonLower(events, Vectors.adjacency(row), delta);
    assertTrue(lower <= upper, () -> "lower " + lower + " upper " + upper);
    notAbove(row, lower, "eps_pld_upper", 0);
    notAbove(row, lower, "tight_upper_pld", 0);
    notAbove(row, lower, "eps_exact", 0);
    assertTrue(upper - lower < GAP * upper, () -> "gap from " + lower + " to " + upper);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void epsilonUpper_publishedRow_liesCloseAbove(Map<String, String> row) {
    List<PrivacyEvent> events = Vectors.events(row);
    Adjacency adjacency = Vectors.adjacency(row);
    double delta = Vectors.number(row, "delta");
    double upper = pld.epsilonUpper(events, adjacency, delta);
    notBelow(row, upper, "prv_lower");
    notBelow(row, upper, "eps_exact");
    notAbove(row, upper, "eps_pld_upper", ABOVE);
    notAbove(row, upper, "tight_upper_pld", ABOVE);
    notAbove(row, upper, "eps_rdp", 0);
    notAbove(row, upper, "rdp_dp_accounting_default_orders", 0);
  }

  static Stream<Map<String, String>> rowsWithDelta() {
    return some(rows().filter(row -> Vectors.has(row, "eps_query")).toList());
  }

  @ParameterizedTest
  @MethodSource("rowsWithDelta")
  void delta_publishedRow_liesBetweenTheBounds(Map<String, String> row) {
    List<PrivacyEvent> events = Vectors.events(row);
    double epsilon = Vectors.number(row, "eps_query");
    double upper = pld.deltaUpper(events, Vectors.adjacency(row), epsilon);
    double lower = pld.deltaLower(events, Vectors.adjacency(row), epsilon);
    assertTrue(lower <= upper);
    notBelow(row, upper, "delta_pld_lower_at_eps_query");
    // The reference's δ is its truth plus what its grid adds: 1e-2 relative is ample.
    assertTrue(upper <= Vectors.number(row, "delta_pld_upper_at_eps_query") * 1.01);
    notAbove(row, lower, "delta_pld_upper_at_eps_query", 0);
  }

  private static void notBelow(Map<String, String> row, double found, String column) {
    if (Vectors.has(row, column)) {
      double bound = Vectors.number(row, column);
      assertTrue(found >= bound, () -> found + " is below " + column + " " + bound);
    }
  }

  private static void notAbove(
      Map<String, String> row, double found, String column, double tolerance) {
    if (Vectors.has(row, column)) {
      double bound = Vectors.number(row, column);
      double allowed = bound > 10 ? bound * (1 + tolerance) : bound + tolerance;
      assertTrue(found <= allowed, () -> found + " is above " + column + " " + bound);
    }
  }
}
