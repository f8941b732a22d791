package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

/**
 * Are the examples for CI systems bound as they say? Only these systems can run the files; their
 * scripts are run by {@link InteropCommandsTest}.
 */
class CiExamplesTest {
  static final Path CI = Document.TOP.resolve("examples").resolve("ci");

  @Test
  void github_jobs_areBoundAndPinned() throws IOException {
    Node workflow = yaml("github-actions.yml");
    assertEquals(Map.of(), workflow.member("permissions").orElseThrow().members());
    Map<String, Node> jobs = workflow.member("jobs").orElseThrow().members();
    assertEquals(List.of("release", "verify"), List.copyOf(jobs.keySet()));
    for (Node job : jobs.values()) {
      assertEquals(Map.of("contents", "read"), texts(job.member("permissions").orElseThrow()));
      for (Node step : job.member("steps").orElseThrow().items()) {
        step.member("uses")
            .ifPresent(
                uses ->
                    assertTrue(uses.text().matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"), uses.text()));
      }
    }
    assertFalse(text("github-actions.yml").contains("secrets."));
    assertEquals("release", jobs.get("verify").member("needs").orElseThrow().text());
  }

  @Test
  void gitlab_verification_hasNothingOfTheOwner() throws IOException {
    Node file = yaml("gitlab-ci.yml");
    Node verify = file.member("verify").orElseThrow();
    assertTrue(verify.member("variables").isEmpty());
    assertTrue(verify.member("tags").isEmpty(), "a runner that holds the source");
    assertEquals(
        "always", verify.member("artifacts").orElseThrow().member("when").orElseThrow().text());
  }

  /** Whatever a workflow calls is there, and is told what it needs. */
  @Test
  void workflows_callTheScripts_withWhatTheyRequire() throws IOException {
    for (String workflow : List.of("github-actions.yml", "gitlab-ci.yml")) {
      String text = text(workflow);
      for (String needed :
          List.of(
              "ci/release.sh", "ci/verify.sh", "HALLMARK_HOME", "RELEASE", "TRUST", "ARCHIVE")) {
        assertTrue(text.contains(needed), workflow + " without " + needed);
      }
    }
    List<String> lines = new ArrayList<>(text("release.sh").lines().toList());
    lines.addAll(text("verify.sh").lines().toList());
    assertTrue(lines.contains("set -euo pipefail"), "a failure that goes unnoticed");
  }

  private static Map<String, String> texts(Node object) {
    return object.members().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text()));
  }

  private static Node yaml(String name) throws IOException {
    return Documents.yaml(name, text(name).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String name) throws IOException {
    return Files.readString(CI.resolve(name));
  }
}
