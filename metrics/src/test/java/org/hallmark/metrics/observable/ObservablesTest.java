package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.metrics.ExamplePlan;
import org.hallmark.privacy.plan.PrivacyUnit;
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

  @Test
  void read_unitUnlikeTheColumns_isAMistake() throws Exception {
    assertEquals(
        List.of("must be m/s, the unit of speed_m_s. Found: km/h"),
        mistakes(fine("speed_m_s", SPEED).replace("unit: m/s", "unit: km/h")));
    assertEquals(List.of(), mistakes(fine("speed_m_s / 2", SPEED).replace("m/s, e", "km/h, e")));
  }

  @Test
  void read_equalBins_endWhereTheyShould() throws Exception {
    String axes = "axes: [{of: speed_m_s, unit: m/s, bins: {from: 0, to: 30, count: 7}}]}";
    String head = "- {id: x, title: X, scale: fine, epsilon: 0.1, ";
    assertEquals(List.of(), mistakes(head + axes));
    assertEquals(
        List.of("must reach from a number to a greater one"),
        mistakes(head + axes.replace("30", "0")));
    assertEquals(
        List.of("must be left out where there are 'bins'"),
        mistakes(head + axes.replace("unit: m/s,", "unit: m/s, edges: [0, 30],")));
  }

  @Test
  void readPublic_groupsAndCells_areFreeAndUnpriced() throws Exception {
    String joint =
        "- {id: x, title: X, scale: coarse, groupBy: ['floor(left / 3)'], axes: [{of: 'count(left)',"
            + " unit: '1', bins: {from: 0, to: 100, count: 500}}]}";
    assertEquals(List.of(), publicMistakes(joint));
    assertEquals(
        List.of("must be left out: the source is public, and counted exactly"),
        publicMistakes(joint.replace("title: X", "title: X, epsilon: 1")));
    assertEquals(1, publicMistakes(joint.replace("floor(left / 3)", "flor(left)")).size());
  }

  private static List<String> publicMistakes(String yaml) throws Exception {
    Mistakes mistakes = new Mistakes();
    Node node = Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8));
    Observables.readPublic(node.items(), ExamplePlan.read().schema(), mistakes);
    return mistakes.all().stream().map(Mistake::message).toList();
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
        + "', unit: "
        + (of.contains("speed") ? "m/s" : "vehicle")
        + ", edges: "
        + edges
        + "}]}";
  }

  private static List<String> mistakes(String yaml) throws Exception {
    ExamplePlan plan = ExamplePlan.read();
    Mistakes mistakes = new Mistakes();
    Node node = Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8));
    Observables.read(node.items(), plan.schema(), plan.frame(), PrivacyUnit.RECORD, mistakes);
    return mistakes.all().stream().map(Mistake::message).toList();
  }
}
