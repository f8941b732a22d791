package org.hallmark.cli.verify;

import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.RootDigest;

/**
 * Which bytes a verdict is about, so that a later one can ask whether they are still there.
 *
 * @param root the integrity root over all files
 * @param manifest digest of the manifest, where there is one
 * @param plan digest of the sealed plan that the manifest names
 * @param run number of the run that made the release, 0 without a manifest
 * @param seal id of the history's first commit
 * @param tip id of the history's last commit
 */
public record Identity(
    Digest root,
    Optional<Digest> manifest,
    Optional<Digest> plan,
    int run,
    Optional<String> seal,
    Optional<String> tip) {

  static Identity of(Scan scan, Optional<Manifest> manifest, Optional<History> history) {
    return new Identity(
        RootDigest.of(scan.files()),
        Optional.ofNullable(scan.files().get(Manifest.PATH)).map(entry -> entry.sha256()),
        manifest.map(Manifest::plan),
        manifest.map(Manifest::run).orElse(0),
        history.map(h -> h.log().get(h.log().size() - 1).id()),
        history.map(h -> h.log().get(0).id()));
  }
}
