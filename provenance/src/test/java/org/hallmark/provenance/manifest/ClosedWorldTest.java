package org.hallmark.provenance.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.Scan;
import org.junit.jupiter.api.Test;

class ClosedWorldTest {
  private static final Manifest MANIFEST = Releases.manifest(Releases.entries(Releases.contents()));

  private final SortedMap<String, byte[]> contents = Releases.contents();

  @Test
  void check_untouched_passed() {
    List<Check> checks = ClosedWorld.check(MANIFEST, Releases.scan(contents));
    assertEquals(4, checks.size());
    assertTrue(checks.stream().allMatch(check -> check.status() == Check.Status.PASSED));
  }

  @Test
  void check_artifactChanged_oneFindingThatNamesIt() {
    contents.get("data/synthetic-00000.parquet")[0] ^= 1;
    assertEquals(List.of("file-changed data/synthetic-00000.parquet"), told());
  }

  @Test
  void check_fileDeleted_oneFindingThatNamesIt() {
    for (String path : contents.keySet()) {
      SortedMap<String, byte[]> rest = Releases.contents();
      rest.remove(path);
      assertEquals(List.of("file-missing " + path), told(rest));
    }
  }

  @Test
  void check_fileAdded_oneFindingThatNamesIt() {
    contents.put("results/extra.json", new byte[0]);
    contents.put("report/second.html", new byte[0]);
    contents.put("attestations/second.json", new byte[0]);
    assertEquals(
        List.of(
            "file-unlisted attestations/second.json",
            "file-unlisted report/second.html",
            "file-unlisted results/extra.json"),
        told());
  }

  @Test
  void check_fileRenamed_bothNamesTold() {
    contents.put("plan2.json", contents.remove("plan.json"));
    assertEquals(List.of("file-missing plan.json", "file-unlisted plan2.json"), told());
  }

  @Test
  void check_fileThatTheManifestDoesNotAnswerFor_namedBesideTheSums() {
    for (String path : List.of("report/report.html", "attestations/release.sigstore.json")) {
      SortedMap<String, byte[]> forged = Releases.contents();
      forged.get(path)[0] ^= 1;
      assertEquals(List.of("sum-differs SHA256SUMS", "sum-differs " + path), told(forged));
    }
  }

  /** Whatever single octet of the sums is changed, a finding names the sums. */
  @Test
  void check_sumsFlipped_found() {
    byte[] sums = contents.get(Sha256Sums.PATH);
    for (int i = 0; i < sums.length; i++) {
      sums[i] ^= 1;
      assertTrue(told().stream().anyMatch(told -> told.endsWith(" SHA256SUMS")), "octet " + i);
      sums[i] ^= 1;
    }
  }

  @Test
  void check_lineAddedToOrTakenFromTheSums_found() {
    String sums = new String(Sha256Sums.bytes(Releases.entries(contents)));
    contents.put(Sha256Sums.PATH, Releases.bytes(sums + "0".repeat(64) + "  zzz\n"));
    assertEquals(List.of("sum-differs SHA256SUMS"), told());
    contents.put(Sha256Sums.PATH, Releases.bytes(sums.substring(sums.indexOf('\n') + 1)));
    assertEquals(List.of("sum-differs SHA256SUMS"), told());
    contents.put(Sha256Sums.PATH, new byte[0]);
    assertEquals(List.of("sums-malformed SHA256SUMS"), told());
    contents.put(Sha256Sums.PATH, Releases.bytes(sums.substring(0, sums.length() - 1)));
    assertEquals(List.of("sums-malformed SHA256SUMS"), told());
  }

  @Test
  void check_oddThingsInTheFolder_carriedOn() {
    Finding link = new Finding("file-not-regular", "x", "a regular file", "a symbolic link");
    Scan scan = new Scan(Releases.entries(contents), List.of(link), contents);
    assertEquals(List.of(link), ClosedWorld.check(MANIFEST, scan).get(0).findings());
  }

  private List<String> told() {
    return told(contents);
  }

  private static List<String> told(SortedMap<String, byte[]> contents) {
    return ClosedWorld.check(MANIFEST, Releases.scan(contents)).stream()
        .flatMap(check -> check.findings().stream())
        .map(finding -> finding.code() + " " + finding.subject())
        .toList();
  }
}
