package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a release whose report another renderer made than this program's? */
class LaterRendererTest {
  @TempDir private Path folder;

  @Test
  void otherPageAndMoreMembers_verifiesAndSaysWhatWasNotRendered() throws Exception {
    Path release = later().write(folder.resolve("later"));
    for (String tier : new String[] {"seal", "recompute"}) {
      Answer answer = verify(release, tier);
      assertEquals(0, answer.status(), answer.text());
      assertTrue(answer.text().contains("not re-rendered"), answer.text());
    }
  }

  @Test
  void pageChangedAfterwards_isRefutedByTheSignedDigest() throws Exception {
    Path release = later().write(folder.resolve("later"));
    Files.writeString(release.resolve(ReleaseFiles.REPORT_HTML), "<title>Better</title>");
    Answer answer = verify(release, "seal");
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains("statement-subject"), answer.text());
  }

  /** The honest release, told by a page and a document that this program would not write. */
  private static Forger later() throws Exception {
    Forger owner =
        new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()))
            .version("renderer", "hallmark-report-v9999");
    byte[] report = owner.assemble().get(ReleaseFiles.REPORT_JSON);
    Map<String, Object> members =
        new TreeMap<>(Documents.json(ReleaseFiles.REPORT_JSON, report).members());
    members.put("outlook", "what later versions tell beside");
    return owner
        .replace(
            ReleaseFiles.REPORT_HTML,
            "<!doctype html><title>Another page</title>".getBytes(StandardCharsets.UTF_8))
        .replace(ReleaseFiles.REPORT_JSON, CanonicalJson.bytes(members));
  }

  private static Answer verify(Path release, String tier) {
    return Answer.run(
        "verify", release.toString(), "--trust", TinyRelease.trust().toString(), "--tier", tier);
  }
}
