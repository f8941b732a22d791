package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.provenance.sign.PinnedRelease;

/** The release that the reader means, held against the one that is there. */
final class PinnedChecks {
  private PinnedChecks() {}

  /** The check; without a manifest, of the root alone. */
  static Check check(PinnedRelease pinned, Scan scan, Optional<Manifest> manifest) {
    List<Finding> findings = new ArrayList<>();
    String root = RootDigest.of(scan.files()).toString();
    pinned
        .rootDigest()
        .map(Digest::toString)
        .filter(expected -> !expected.equals(root))
        .ifPresent(e -> findings.add(new Finding("pinned-root", "trust file", e, root)));
    manifest.ifPresent(found -> compare(pinned, found, findings));
    return Check.of("pinned", "Is this the release that the trust file names?", findings);
  }

  private static void compare(PinnedRelease pinned, Manifest manifest, List<Finding> findings) {
    if (!pinned.id().equals(manifest.name())) {
      findings.add(
          new Finding("pinned-id", Manifest.PATH + "#/name", pinned.id(), manifest.name()));
    }
    if (manifest.run() < pinned.minimumRun()) {
      findings.add(
          new Finding(
              "pinned-run",
              Manifest.PATH + "#/run",
              "at least " + pinned.minimumRun(),
              "" + manifest.run()));
    }
  }
}
