package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.cli.plan.CodecheckPlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MistakenDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules of CODECHECK's specification 2.0 that authors can follow, by their ids in rules-2.0.yml
 * of github.com/codecheckers/register at c6be29e62572fb7fb58a363d701c36fac1683d14.
 */
class CodecheckTest {
  private static final String SECTION =
      """

      codecheck:
        title: "A paper: about edges"
        authors: [{name: "Josiah \\"J\\" Carberry", orcid: 0000-0002-1825-0097}]
        reference: https://doi.org/10.5555/12345678
      """;

  @TempDir Path folder;

  @Test
  void file_ofAPlanThatAsks_followsTheRulesForAuthors() throws Exception {
    byte[] bytes = Codecheck.bytes(read(SECTION).orElseThrow());
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("---\n"), "CC-CFG-002");
    assertFalse(text.matches("(?s).*(FIXME|TODO|XXXX).*"), "CC-CFG-023");
    // Hallmark's own reader takes one document without the marker.
    Node root = Documents.yaml("codecheck.yml", text.substring(4).getBytes(StandardCharsets.UTF_8));
    assertEquals("https://codecheck.org.uk/spec/config/2.0/", member(root, "version"));
    Node paper = root.member("paper").orElseThrow();
    assertEquals("A paper: about edges", member(paper, "title"), "CC-CFG-017");
    Node author = paper.member("authors").orElseThrow().items().get(0);
    assertEquals("Josiah \"J\" Carberry", member(author, "name"), "CC-CFG-019");
    assertEquals("0000-0002-1825-0097", member(author, "ORCID"), "CC-CFG-020");
    assertTrue(member(paper, "reference").startsWith("https://doi.org/"), "CC-CFG-021, 027, 028");
    Set<String> artifacts = ReleaseFiles.artifacts(TinyPlan.read());
    List<Node> manifest = root.member("manifest").orElseThrow().items();
    assertFalse(manifest.isEmpty(), "CC-CFG-004");
    for (Node output : manifest) {
      String file = member(output, "file");
      assertTrue(
          artifacts.contains(file)
              || Set.of(ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_PDF).contains(file),
          "CC-CFG-005, CC-CFG-006, CC-BUN-001: " + file);
      assertFalse(member(output, "comment").isBlank(), "CC-CFG-007");
    }
  }

  @Test
  void plan_withoutTheSection_asksForNone() throws Exception {
    assertEquals(Optional.empty(), read(""));
  }

  @Test
  void plan_withWrongOrcidOrReferenceOrNoAuthor_isMistaken() {
    for (String wrong :
        List.of(
            SECTION.replace("0097", "0098"),
            SECTION.replace("0000-", "https://orcid.org/0000-"),
            SECTION.replace("https://doi.org/10.5555/", "doi:10.5555/"),
            SECTION.replaceFirst("authors: .*", "authors: []"),
            SECTION.replace("reference", "referenz"))) {
      assertThrows(MistakenDocumentException.class, () -> read(wrong), wrong);
    }
  }

  private static String member(Node node, String name) {
    return node.member(name).orElseThrow().text();
  }

  private Optional<CodecheckPlan> read(String section) throws Exception {
    Path example = Path.of("../examples/tiny/plan.yaml");
    String data = example.resolveSibling("data/edges.csv").toAbsolutePath().toString();
    String text = Files.readString(example).replace("data/edges.csv", data) + section;
    return ReleasePlans.read(Files.writeString(folder.resolve("plan.yaml"), text)).codecheck();
  }
}
