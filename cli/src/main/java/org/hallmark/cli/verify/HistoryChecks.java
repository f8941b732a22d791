package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.preregistration.seal.PlanBeforeRun;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.git.CommitEntry;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.SignedTag;
import org.hallmark.provenance.git.TagSignatures;
import org.hallmark.provenance.git.TreeEntry;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.provenance.sign.PinnedRelease;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;

/** What a history says of the files in the work tree. */
record HistoryChecks(History history, Scan scan, TrustFile trust) {
  private static final String TAG = "refs/tags/" + ReleaseHistory.RELEASE_TAG;

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(TagSignatures.check(history, trust.keys(Role.OWNER)));
    checks.add(PlanBeforeRun.check(history, ReleaseHistory.SEAL_TAG));
    Optional<SignedTag> release = Optional.ofNullable(history.tags().get(TAG));
    release.ifPresent(
        tag -> {
          checks.add(root(tag));
          checks.add(tree(tag));
        });
    trust.release().ifPresent(pinned -> checks.add(pinned(pinned)));
    return checks;
  }

  /** A release without its tag has no root that anybody signed. */
  static Check released(History history) {
    return Check.of(
        "release-tag",
        "Does the history have the tag of the release?",
        history.tags().containsKey(TAG)
            ? List.of()
            : List.of(new Finding("release-tag-missing", ".git/packed-refs", TAG, "absent")));
  }

  private Check root(SignedTag tag) {
    String found = RootDigest.of(scan.files()).toString();
    String expected =
        tag.message()
            .lines()
            .filter(line -> line.startsWith(ReleaseHistory.ROOT))
            .map(line -> line.substring(ReleaseHistory.ROOT.length()))
            .findFirst()
            .orElse("none");
    return Check.of(
        "root-digest",
        "Does the signed tag name the SHA-256 root of exactly these files?",
        expected.equals(found)
            ? List.of()
            : List.of(new Finding("root-differs", ReleaseHistory.RELEASE_TAG, expected, found)));
  }

  private Check tree(SignedTag tag) {
    List<Finding> findings = new ArrayList<>();
    List<CommitEntry> log = history.log();
    if (!log.get(0).id().equals(tag.commit())) {
      findings.add(
          new Finding("tree-not-last", ReleaseHistory.RELEASE_TAG, log.get(0).id(), tag.commit()));
    }
    SortedMap<String, TreeEntry> committed = history.tree(tag.commit());
    TreeSet<String> paths = new TreeSet<>(committed.keySet());
    paths.addAll(scan.files().keySet());
    for (String path : paths) {
      String expected = digest(Optional.ofNullable(committed.get(path)).map(TreeEntry::sha256));
      String found = digest(Optional.ofNullable(scan.files().get(path)).map(FileEntry::sha256));
      if (!expected.equals(found)) {
        findings.add(new Finding("tree-differs", path, expected, found));
      }
    }
    return Check.of("tree", "Is the work tree the tree of the signed tag?", findings);
  }

  private Check pinned(PinnedRelease pinned) {
    List<Finding> findings = new ArrayList<>();
    String found = RootDigest.of(scan.files()).toString();
    pinned
        .rootDigest()
        .map(Digest::toString)
        .filter(expected -> !expected.equals(found))
        .ifPresent(e -> findings.add(new Finding("pinned-root", "trust file", e, found)));
    return Check.of("pinned", "Is this the release that the trust file names?", findings);
  }

  private static String digest(Optional<Digest> digest) {
    return digest.map(Digest::toString).orElse("absent");
  }
}
