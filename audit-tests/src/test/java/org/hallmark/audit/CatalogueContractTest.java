package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.cli.explain.CataloguePage;
import org.hallmark.cli.verify.ReleaseCheckKinds;
import org.hallmark.provenance.catalogue.Catalogue;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.catalogue.FindingKind;
import org.junit.jupiter.api.Test;

/**
 * Does the catalogue hold every check and finding that the program can make, and nothing else? Read
 * off the syntax trees of all modules, so that a check that no test reaches is found as well.
 */
class CatalogueContractTest {
  private static final Catalogue CATALOGUE = ReleaseCheckKinds.all();
  private static final MadeIds MADE = MadeIds.ofAllModules();

  @Test
  void sources_everyIdIsAConstant_whereItIsMade() {
    assertEquals(new TreeSet<>(), MADE.unresolved());
  }

  @Test
  void checks_madeByTheProgram_areThoseOfTheCatalogue() {
    SortedSet<String> listed = new TreeSet<>();
    CATALOGUE.checks().stream().map(CheckKind::stem).forEach(listed::add);
    assertSame(listed, MADE.checks());
  }

  @Test
  void findings_madeByTheProgram_areThoseOfTheCatalogue() {
    SortedSet<String> listed = new TreeSet<>();
    CATALOGUE.findings().stream().map(FindingKind::code).forEach(listed::add);
    assertSame(listed, MADE.findings());
    assertTrue(listed.size() > 90, "findings: " + listed.size());
  }

  @Test
  void page_ofTheDocumentation_isWhatExplainPrints() {
    Path page = Document.TOP.resolve("docs/checks.md");
    assertEquals(CataloguePage.of(CATALOGUE), Document.text(page));
  }

  @Test
  void explain_anIdOrCode_tellsAllThatIsKnown() {
    CheckKind tree = CATALOGUE.check("tree").orElseThrow();
    explained("tree", tree.attack(), tree.why(), tree.anchor().words());
    explained("tree-differs", "check tree: ", CATALOGUE.finding("tree-differs").get().meaning());
    explained("measurement-heart-rate", "check measurement-<observable>");
    explained("cells-bad", "finding cells-bad");
  }

  @Test
  void explain_unknownId_namesTheNearest() {
    Answer answer = Answer.run("explain", "git-tag-nmae");
    assertEquals(2, answer.status());
    assertTrue(answer.text().contains("did you mean 'git-tag-name'?"), answer.text());
  }

  private static void explained(String id, String... texts) {
    Answer answer = Answer.run("explain", id);
    assertEquals(0, answer.status(), answer.text());
    for (String text : texts) {
      assertTrue(answer.text().contains(text), answer.text());
    }
  }

  private static void assertSame(SortedSet<String> listed, SortedSet<String> made) {
    SortedSet<String> unlisted = new TreeSet<>(made);
    unlisted.removeAll(listed);
    SortedSet<String> never = new TreeSet<>(listed);
    never.removeAll(made);
    assertEquals(new TreeSet<>(), unlisted, "made, but in no list of the catalogue");
    assertEquals(new TreeSet<>(), never, "in the catalogue, but nothing makes it");
  }
}
