package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.cli.verify.ReleaseCheckKinds;
import org.hallmark.provenance.catalogue.CheckKind;
import org.junit.jupiter.api.Test;

/** Does the catalogue of attacks agree with the page, with the catalogue of checks and itself? */
class AttackPageTest {
  private static final Path PAGE = Path.of("../docs/attacks.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final List<Attack> ATTACKS = Attacks.all();

  @Test
  void page_ofTheDocumentation_isThatOfTheCatalogue() throws IOException {
    assertEquals(AttackPage.of(ATTACKS), Files.readString(PAGE));
  }

  @Test
  void attacks_manyAndOfDifferentNames() {
    assertTrue(ATTACKS.size() >= 60, "attacks: " + ATTACKS.size());
    assertEquals(ATTACKS.size(), ATTACKS.stream().map(Attack::id).distinct().count());
  }

  @Test
  void fate_ofEachAttack_isACheckOfTheVerifierAtItsTier() {
    for (Attack attack : ATTACKS) {
      if (attack.fate() instanceof Attack.Refuted refuted) {
        List<CheckKind> giving = ReleaseCheckKinds.all().giving(refuted.code());
        assertTrue(
            giving.stream().anyMatch(check -> check.tier() == refuted.tier())
                || refuted.code().equals("document-malformed"),
            attack + " by " + giving);
      }
    }
  }

  @Test
  void elsewhere_namesATestThatIsThere() throws IOException {
    for (Attack attack : ATTACKS) {
      if (attack.fate() instanceof Attack.Elsewhere elsewhere) {
        String[] test = elsewhere.test().split("\\.");
        assertTrue(source(test[0]).contains("void " + test[1] + "()"), elsewhere.test());
      }
    }
  }

  /** Every number of the project's list of attacks that applies to a release. */
  @Test
  void references_coverTheList() {
    Set<String> said =
        ATTACKS.stream()
            .flatMap(attack -> Stream.of(attack.reference().split("[;, ]+")))
            .filter(word -> word.matches("A[0-9]+"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>();
    for (int number = 1; number <= 44; number++) {
      missing.add("A" + number);
    }
    missing.removeAll(said);
    // JGit's checkout, a log's checkpoints, colluding auditors, Spark's retries: there is no
    // checkout, no log and one auditor, and rows that come twice are tested where they are counted.
    assertEquals(new TreeSet<>(Set.of("A8", "A21", "A42", "A44")), missing);
  }

  private static String source(String type) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      Path file = files.filter(f -> f.endsWith(type + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }
}
