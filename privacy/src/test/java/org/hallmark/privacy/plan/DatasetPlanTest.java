package org.hallmark.privacy.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;

/** Is a plan's dataset read as written, and each mistake told? */
final class DatasetPlanTest {
  private static final PrivacyPlan PRIVACY =
      new PrivacyPlan(
          PrivacyUnit.RECORD,
          "",
          "",
          Adjacency.ADD_OR_REMOVE,
          3,
          1e-6,
          new TotalBudget(4, 2e-6),
          2,
          1,
          SettingsBasis.NO_DATA,
          "",
          NoiseBackend.HALLMARK_DISCRETE);

  private Mistakes mistakes = new Mistakes();

  @Test
  void read_withoutSection_isThePlansName() {
    assertEquals(new DatasetPlan("my-plan", Optional.empty()), read("version: 1\n"));
  }

  @Test
  void read_idAlone_leavesTheBudgetAsRegistered() {
    assertEquals(new DatasetPlan("roads", Optional.empty()), read("dataset: {id: roads}\n"));
  }

  @Test
  void read_budget_isThatOfAllPlans() {
    assertEquals(
        new DatasetPlan("roads", Optional.of(new Budget(Adjacency.ADD_OR_REMOVE, 9, 1e-5))),
        read("dataset: {id: roads, epsilon: 9, delta: 1.0e-5}\n"));
  }

  @Test
  void read_mistakes_areTold() {
    requireMistake("{id: My Roads}", "/dataset/id", "must be an id");
    requireMistake("{id: roads, epsilon: 9}", "/dataset", "delta");
    requireMistake(
        "{id: roads, epsilon: 3.9, delta: 1.0e-5}", "/dataset/epsilon", "at least what all runs");
    requireMistake(
        "{id: roads, epsilon: 4, delta: 1.0e-6}", "/dataset/delta", "at least what all runs");
    requireMistake("{id: roads, epsilon: 51, delta: 1.0e-5}", "/dataset/epsilon", "at most 50");
    requireMistake("{id: roads, budget: 9}", "/dataset/budget", "");
  }

  private void requireMistake(String section, String pointer, String message) {
    mistakes = new Mistakes();
    read("dataset: " + section + "\n");
    List<Mistake> told = mistakes.all();
    assertEquals(1, told.size(), section + told);
    assertEquals(pointer, told.get(0).pointer());
    assertTrue(told.get(0).message().contains(message), told.get(0).message());
  }

  private DatasetPlan read(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return DatasetPlan.read(
        Fields.of(Documents.yaml("plan.yaml", bytes), mistakes), "my-plan", Optional.of(PRIVACY));
  }
}
