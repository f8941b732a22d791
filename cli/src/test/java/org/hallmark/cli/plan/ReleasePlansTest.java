package org.hallmark.cli.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.MistakenDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasePlansTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  private static final Path PUBLIC = Path.of("../examples/tiny-public/plan.yaml");
  private static final String COPYING = "data-copying, ";

  @TempDir Path folder;

  @Test
  void readSealed_ofWhatWasSealed_isTheSamePlanWithoutLocalSettings() throws Exception {
    ReleasePlan written = ReleasePlans.read(EXAMPLE);
    ReleasePlan sealed = ReleasePlans.readSealed("plan.json", written.sealed().bytes());
    assertArrayEquals(written.sealed().bytes(), sealed.sealed().bytes());
    assertEquals(written.frame(), sealed.frame());
    assertEquals(written.schema(), sealed.schema());
    assertEquals(written.privacy(), sealed.privacy());
    assertEquals(written.generator(), sealed.generator());
    assertEquals(
        written.observables().stream().map(Observable::id).toList(),
        sealed.observables().stream().map(Observable::id).toList());
    assertEquals(
        written.laws().stream().map(Law::id).toList(),
        sealed.laws().stream().map(Law::id).toList());
    assertEquals(written.claims(), sealed.claims());
    assertEquals(Optional.empty(), sealed.local());
    assertFalse(new String(written.sealed().bytes(), StandardCharsets.UTF_8).contains("edges.csv"));
  }

  @Test
  void read_publicSource_promisesNothingUnlessThePlanDoes() throws IOException {
    String text = Files.readString(PUBLIC);
    ReleasePlan none = read(text);
    assertTrue(none.isPublic());
    assertEquals(Optional.empty(), none.privacy());
    assertEquals(List.of(), PlannedLooks.of(none, PlannedLooks.training(none)));
    assertEquals(none.privacy(), read(text.replaceFirst("privacy: none.*\n", "")).privacy());
    ReleasePlan some = read(promising(text).replaceFirst("  heldOut.*\n", "").replace(COPYING, ""));
    assertEquals(3, some.privacy().orElseThrow().training());
    assertEquals(1, PlannedLooks.of(some, PlannedLooks.training(some)).size(), "training alone");
  }

  @Test
  void read_publicSource_tellsWhatDoesNotFit() throws IOException {
    String text = Files.readString(PUBLIC);
    requireMistake(
        "/privacy/evaluation",
        promising(text).replace("epsilon: 3", "epsilon: 3\n  evaluation: 1"));
    requireMistake("/samples/heldOut", promising(text));
    requireMistake(
        "/synthetic/where",
        text.replace("synthetic: {clusters: part}", "synthetic: {where: part = 1}"));
    requireMistake(
        "/dataset", text.replace("privacy: none", "dataset: {id: torsions}\nprivacy: none"));
    requireMistake(
        "/privacy",
        Files.readString(EXAMPLE).replaceFirst("(?s)privacy:.*?\n\n", "privacy: none\n\n"));
  }

  private void requireMistake(String pointer, String plan) {
    MistakenDocumentException told =
        assertThrows(MistakenDocumentException.class, () -> read(plan));
    assertTrue(
        told.mistakes().stream().anyMatch(mistake -> mistake.pointer().equals(pointer)),
        told.mistakes().toString());
  }

  private static String promising(String text) {
    return text.replaceFirst(
        "privacy: none.*\n",
        """
        privacy:
          unit: record
          unitInWords: One frame.
          notProtected: The trajectory.
          adjacency: zero-out
          epsilon: 3
          delta: 1.0e-6
          settingsChosenOn: no-data
          settingsInWords: Guessed.
        """);
  }

  @Test
  void read_otherLayoutOfTheSamePlan_sealsTheSameBytes() throws IOException {
    String text = Files.readString(EXAMPLE);
    int runs = text.indexOf("runs: {budget: 1}");
    String other =
        text.substring(runs)
            + "\n# turned round\n"
            + text.substring(0, runs)
                .replace("epsilon: 3\n", "epsilon: 3.0\n")
                .replace("delta: 1.0e-6", "delta: 0.000001")
                .replace("licence: CC-BY-4.0", "licence: 'CC-BY-4.0'");
    assertEquals(sealed(text), sealed(other));
  }

  @Test
  void read_anyChangeOfContent_sealsOtherBytes() throws IOException {
    String text = Files.readString(EXAMPLE);
    assertNotEquals(sealed(text), sealed(text.replace("below: 0.01", "below: 0.02")));
    assertNotEquals(sealed(text), sealed(text.replace("CC-BY-4.0", "CC0-1.0")));
  }

  @Test
  void read_otherPlacesOnTheMachine_sealsTheSameBytes() throws IOException {
    String text = Files.readString(EXAMPLE);
    String moved =
        text.replace("data/edges.csv", "/elsewhere/e.csv").replace("beside-repository", "home");
    assertEquals(sealed(text), sealed(moved));
    assertEquals(Path.of("/elsewhere/e.csv"), read(moved).local().orElseThrow().source());
    assertEquals(folder.resolve("data/edges.csv"), read(text).local().orElseThrow().source());
  }

  @Test
  void read_mistakesInWhatIsRegistered_areToldAtOnceWithTheirPlaces() throws IOException {
    String text =
        Files.readString(EXAMPLE)
            .replace(
                "claims:\n",
                "analysis:\n  alpha: 2\n  multiplicity: hom\n  exploratory: [speed, flow]\n"
                    + "  bins: {speed: 'sha256:"
                    + "0".repeat(64)
                    + "'}\n  stop: ''\n  seed: 1\nclaims:\n")
            .replace("below: 0.5", "above: 0.6, below: 0.5")
            .replace("runs: {budget: 1}", "runs: {budget: 1, choose: least-divergence, of: sped}")
            .replace("freshness: none", "freshness: {from: beacon, beacon: drand, round: 0}");
    MistakenDocumentException refusal =
        assertThrows(MistakenDocumentException.class, () -> read(text));
    assertEquals(
        Set.of(
            "/analysis/alpha",
            "/analysis/multiplicity",
            "/analysis/exploratory",
            "/analysis/bins/speed",
            "/analysis/stop",
            "/analysis/seed",
            "/claims/0/above",
            "/runs/choose",
            "/runs/of",
            "/freshness/round",
            "/freshness"),
        refusal.mistakes().stream().map(Mistake::pointer).collect(Collectors.toSet()),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("did you mean 'holm'"), refusal.getMessage());
  }

  @Test
  void readSealed_planWithMistakes_isMalformed() throws Exception {
    String json = new String(ReleasePlans.read(EXAMPLE).sealed().bytes(), StandardCharsets.UTF_8);
    MalformedDocumentException refusal =
        assertThrows(
            MalformedDocumentException.class,
            () -> readSealed(json.replace("\"delta\":0.000001", "\"delta\":2")));
    assertEquals("/privacy/delta", refusal.pointer());
    assertTrue(refusal.found().contains("must be a number in (0, 1)"), refusal.found());
    assertThrows(MalformedDocumentException.class, () -> readSealed(json + " "));
    assertThrows(MalformedDocumentException.class, () -> readSealed("{}"));
  }

  private static void readSealed(String json) throws MalformedDocumentException {
    ReleasePlans.readSealed("plan.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private ReleasePlan read(String text) throws IOException {
    return ReleasePlans.read(Files.writeString(folder.resolve("plan.yaml"), text));
  }

  private String sealed(String text) throws IOException {
    return new String(read(text).sealed().bytes(), StandardCharsets.UTF_8);
  }
}
