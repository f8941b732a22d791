package org.hallmark.privacy.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;

final class PlanReaderTest {
  private static final String PLAN =
      """
      source:
        title: counts of a road
        format: csv
        confidentiality: confidential
        rowCount: private
        nominalSize: 700
        where: "minute > 3"
        whereReason: the first minutes warm the simulation up
        columns:
          - {name: minute, kind: integer, minimum: 0, maximum: 59, unit: min, title: minute}
          - {name: speed, kind: real, minimum: 0, maximum: 30, unit: m/s, title: speed}
        frame: [minute]
      privacy:
        unit: record
        unitInWords: One minute.
        notProtected: A vehicle is not a record.
        adjacency: add-or-remove
        epsilon: 3
        delta: 1.0e-6
        training: 2.4
        evaluation: 0.6
        settingsChosenOn: no-data
        settingsInWords: By thinking.
      """;

  private final Mistakes mistakes = new Mistakes();

  @Test
  void read_arterialPlan_isUnderstood() throws Exception {
    Path example = Path.of("..", "examples", "arterial-traffic", "plan.yaml");
    PrivacyPlan privacy = read(Files.readString(example));
    assertEquals(List.of(), mistakes.all());
    assertEquals(new Budget(Adjacency.ADD_OR_REMOVE, 3, 1e-6), privacy.budget());
    SourcePlan source = source(Files.readString(example));
    assertEquals(70_000, source.nominalSize());
    assertEquals(OptionalLong.empty(), source.publicRows());
    assertEquals(72_960, source.frame().rows());
    assertTrue(source.where().isPresent());
  }

  @Test
  void read_publicRowCount_isTheNominalSize() {
    String plan =
        PLAN.replace("rowCount: private", "rowCount: public 812")
            .replace("  nominalSize: 700\n", "")
            .replace("add-or-remove", "zero-out");
    assertEquals(812, source(plan).nominalSize());
    read(plan);
    assertEquals(List.of(), mistakes.all());
  }

  @Test
  void read_anyConstraintBroken_isTheMistake() {
    mistaken("epsilon: 3", "epsilon: -3", "/privacy/epsilon", "above 0");
    mistaken("epsilon: 3", "epsilon: .inf", "/privacy/epsilon", "");
    mistaken("epsilon: 3", "epsilon: 60", "/privacy/epsilon", "protects nothing");
    mistaken("delta: 1.0e-6", "delta: 1", "/privacy/delta", "(0, 1)");
    mistaken("delta: 1.0e-6", "delta: 0", "/privacy/delta", "(0, 1)");
    mistaken("evaluation: 0.6", "evaluation: 0.5", "/privacy/epsilon", "2.9");
    mistaken("evaluation: 0.6", "evaluation: 0.6000000001", "/privacy/epsilon", "3.0000000001");
    mistaken("unit: record", "unit: vehicle", "/privacy/unit", "'record'");
    mistaken("unit: record", "unit: 3", "/privacy/unit", "text");
    mistaken("By thinking.", "By thinking.\n  noise: google", "/privacy/noise", "google-dp");
    mistaken("add-or-remove", "zero-out", "/privacy/adjacency", "'add-or-remove'");
    mistaken("add-or-remove", "add-or-delete", "/privacy/adjacency", "");
    mistaken("rowCount: private", "rowCount: secret", "/source/rowCount", "'public N'");
    mistaken("rowCount: private", "rowCount: public 700", "/privacy/adjacency", "'zero-out'");
    mistaken("nominalSize: 700", "nominalSize: 0", "/source/nominalSize", "");
    mistaken("minute > 3", "minute + 3", "/source/where", "condition");
    mistaken("minute > 3", "hour > 3", "/source/where", "hour");
    mistaken("minute > 3", "minute >", "/source/where", "character");
    mistaken("frame: [minute]", "frame: [hour]", "/source/frame", "hour");
    mistaken("  whereReason: the", "  comment: the", "/source", "whereReason");
    mistaken("notProtected: A vehicle is not a record.", "", "/privacy", "notProtected");
    mistaken("settingsChosenOn: no-data", "", "/privacy", "settingsChosenOn");
    mistaken("no-data", "same-data", "/privacy/settingsChosenOn", "this-source");
    mistaken("training: 2.4", "training: 2.4\n  trainings: 3", "/privacy", "training");
  }

  @Test
  void read_unitOfColumns_isUnderstood() {
    String unit = "unit: {name: hour, columns: [minute], records: 60}";
    PrivacyUnit read = read(PLAN.replace("unit: record", unit)).unit();
    assertEquals(List.of(), mistakes.all());
    assertEquals(new PrivacyUnit("hour", List.of("minute"), 60), read);
    assertEquals(Optional.of("all records with equal minute"), read.relation());
    assertEquals(PrivacyUnit.RECORD, read(PLAN).unit());
    assertEquals(Optional.empty(), PrivacyUnit.RECORD.relation());
  }

  @Test
  void read_unitThatNothingNames_isTheMistake() {
    unitMistaken("{name: hour, columns: [], records: 60}", "/columns", "at least one");
    unitMistaken("{name: hour, columns: [minutes], records: 60}", "/columns", "mean minute?");
    unitMistaken("{name: hour, columns: [minute, minute], records: 60}", "/columns", "distinct");
    unitMistaken("{name: hour, columns: [speed], records: 60}", "/columns", "measured");
    unitMistaken("{name: record, columns: [minute], records: 60}", "/name", "another word");
    unitMistaken("{name: hour, columns: [minute], records: 0}", "/records", "1024");
    unitMistaken("{name: hour, columns: [minute], records: 1025}", "/records", "1024");
    unitMistaken("{name: hour, columns: [minute], record: 60}", "", "record");
    unitMistaken("hour", "", "{name: trajectory");
    String publicRows = PLAN.replace("rowCount: private", "rowCount: public 700");
    read(publicRows.replace("unit: record", "unit: {name: hour, columns: [minute], records: 60}"));
    assertTrue(mistakes.all().toString().contains("how many records a larger unit has is private"));
  }

  private void unitMistaken(String unit, String pointer, String words) {
    mistaken("unit: record", "unit: " + unit, "/privacy/unit" + pointer, words);
  }

  @Test
  void readReach_ofAUnit_isWhatItMayHave() {
    PrivacyUnit unit = new PrivacyUnit("road", List.of("edge", "seed"), 60);
    assertEquals(60, reach(unit, Optional.empty(), "{}"));
    assertEquals(7, reach(unit, Optional.empty(), "{perUnit: 7}"));
    assertEquals(60, reach(unit, Optional.of(Set.of("edge", "minute")), "{}"));
    assertEquals(1, reach(unit, Optional.of(Set.of("edge")), "{}"));
    assertEquals(1, reach(PrivacyUnit.RECORD, Optional.empty(), "{}"));
    assertEquals(List.of(), mistakes.all());
    reach(unit, Optional.of(Set.of("edge")), "{perUnit: 2}");
    reach(unit, Optional.empty(), "{perUnit: 61}");
    reach(PrivacyUnit.RECORD, Optional.empty(), "{perUnit: 1}");
    assertEquals(3, mistakes.all().size());
  }

  private int reach(PrivacyUnit unit, Optional<Set<String>> groupedBy, String item) {
    return unit.readReach(Fields.of(Documents.yaml("p.yaml", bytes(item)), mistakes), groupedBy);
  }

  @Test
  void read_totalGiven_boundsAllRuns() {
    String plan = PLAN.replace("epsilon: 3", "epsilon: 3\n  total: {epsilon: 6, delta: 2.0e-6}");
    assertEquals(new Budget(Adjacency.ADD_OR_REMOVE, 6, 2e-6), read(plan).budget());
    assertEquals(new Budget(Adjacency.ADD_OR_REMOVE, 3, 1e-6), read(PLAN).budget());
    assertEquals(List.of(), mistakes.all());
  }

  @Test
  void read_totalThatOneRunExceeds_isTheMistake() {
    String total = "epsilon: 3\n  total: ";
    mistaken("epsilon: 3", total + "{epsilon: 2, delta: 1.0e-6}", "/privacy/total/epsilon", "3");
    mistaken("epsilon: 3", total + "{epsilon: 3, delta: 1.0e-7}", "/privacy/total/delta", "least");
    mistaken("epsilon: 3", total + "{epsilon: 60, delta: 1.0e-6}", "/privacy/total/epsilon", "50");
    mistaken("epsilon: 3", total + "{epsilon: 6}", "/privacy/total", "delta");
    mistaken("epsilon: 3", total + "{epsilon: 6, delta: 0.1, runs: 2}", "/privacy/total", "runs");
  }

  private void mistaken(String right, String wrong, String pointer, String words) {
    Mistakes found = new Mistakes();
    String plan = PLAN.replace(right, wrong);
    Fields fields = Fields.of(Documents.yaml("plan.yaml", bytes(plan)), found);
    PrivacyPlan.read(fields.object("privacy"), SourcePlan.read(fields.object("source")));
    assertTrue(
        found.all().stream()
            .map(Mistake::toString)
            .anyMatch(mistake -> mistake.contains(pointer) && mistake.contains(words)),
        wrong + " gave " + found.all());
  }

  private PrivacyPlan read(String plan) {
    Fields fields = Fields.of(Documents.yaml("plan.yaml", bytes(plan)), mistakes);
    return PrivacyPlan.read(fields.object("privacy"), SourcePlan.read(fields.object("source")));
  }

  private SourcePlan source(String plan) {
    return SourcePlan.read(
        Fields.of(Documents.yaml("plan.yaml", bytes(plan)), mistakes).object("source"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
