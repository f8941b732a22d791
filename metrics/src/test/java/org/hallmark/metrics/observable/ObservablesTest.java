package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.metrics.ExamplePlan;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class ObservablesTest {
  private static final String SPEED = "[0, 10, 30]";

  @Test
  void read_examplePlan_hasAllObservablesWithTheirCells() throws Exception {
    ExamplePlan plan = ExamplePlan.read();
    assertEquals(11, plan.observables().size());
    assertEquals(13, plan.observable("speed").cells());
    assertEquals(10, plan.observable("entered").cells());
    assertEquals(11, plan.observable("flow-quarter").cells());
    assertEquals(49, plan.observable("flow-density-quarter").cells());
    assertEquals(
        List.of("0", "1", "2", "3–4", "5–7", "8–12", "13–20", "21–33", "≥ 34", "outside"),
        plan.observable("entered").axes().get(0).bins().labels());
    assertEquals(
        List.of("0", "1–9", "10–24", "25–49"),
        plan.observable("flow-quarter").axes().get(0).bins().labels().subList(0, 4));
  }

  @Test
  void read_binsThatDoNotCover_namesTheBounds() throws Exception {
    String message = "bins must cover [0, 30], the bounds of speed_m_s";
    assertEquals(List.of(message), mistakes(fine("speed_m_s", "[0, 10]")));
    assertEquals(List.of(message), mistakes(fine("speed_m_s", "[1, 30]")));
    assertEquals(List.of(message), mistakes(coarse("avg(speed_m_s)", "[0, 10]")));
  }

  @Test
  void read_edgesOutOfOrder_isAMistakeInTheEdges() throws Exception {
    assertEquals(
        List.of("must be at least 2 numbers, each above the one before"),
        mistakes(fine("speed_m_s", "[0, 30, 10]")));
  }

  @Test
  void read_edgeThatIsNoNumber_isAMistake() throws Exception {
    assertEquals(List.of("must be a number"), mistakes(fine("speed_m_s", "[0, ten, 30]")));
  }

  @Test
  void read_unknownColumn_isAMistakeWithItsName() throws Exception {
    List<String> found = mistakes(fine("speed_km_h", SPEED));
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("speed_km_h"), found.toString());
  }

  @Test
  void read_categoryAsAxis_isAMistake() throws Exception {
    assertEquals(
        List.of("bins are for numbers, and edge is a category"), mistakes(fine("edge", "[0, 1]")));
  }

  @Test
  void read_elevenCoarseBins_areTooMany() throws Exception {
    assertEquals(
        List.of("must have at most 10 bins each at the coarse scale"),
        mistakes(coarse("sum(entered)", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, .inf]")));
  }

  @Test
  void read_groupKeyOutsideTheFrame_isAMistake() throws Exception {
    List<String> found = mistakes(coarse("sum(entered)", "[0, .inf]").replace("seed", "entered"));
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("entered"), found.toString());
  }

  @Test
  void read_twoMistakesAndADuplicateId_reportsAll() throws Exception {
    String twice = fine("speed_m_s", "[0, 10]").replace("epsilon: 0.1", "epsilon: -1");
    List<String> found = mistakes(twice + "\n" + fine("speed_m_s", SPEED));
    assertEquals(3, found.size(), found.toString());
    assertTrue(found.contains("must be unique among the observables. Found: x"));
  }

  private static String fine(String of, String edges) {
    return "- {id: x, title: X, scale: fine, epsilon: 0.1, axes: [{of: "
        + of
        + ", unit: m/s, edges: "
        + edges
        + "}]}";
  }

  private static String coarse(String of, String edges) {
    return "- {id: x, title: X, scale: coarse, epsilon: 0.1, groupBy: [scenario, seed], "
        + "axes: [{of: '"
        + of
        + "', unit: m/s, edges: "
        + edges
        + "}]}";
  }

  private static List<String> mistakes(String yaml) throws Exception {
    ExamplePlan plan = ExamplePlan.read();
    Mistakes mistakes = new Mistakes();
    Node node = Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8));
    Observables.read(node.items(), plan.schema(), plan.frame(), mistakes);
    return mistakes.all().stream().map(Mistake::message).toList();
  }
}
