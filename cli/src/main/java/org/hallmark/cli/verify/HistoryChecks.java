package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.preregistration.seal.PlanBeforeRun;
import org.hallmark.preregistration.seal.Registration;
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
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;

/** What a history says of the files in the work tree. */
record HistoryChecks(History history, Scan scan, TrustFile trust) {
  private static final String SEAL_TAG = "refs/tags/" + ReleaseHistory.SEAL_TAG;
  private static final String TAG = "refs/tags/" + ReleaseHistory.RELEASE_TAG;

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(TagSignatures.check(history, trust.keys(Role.OWNER)));
    checks.add(PlanBeforeRun.check(history, ReleaseHistory.SEAL_TAG));
    checks.add(expectedTags());
    Optional.ofNullable(history.tags().get(SEAL_TAG)).ifPresent(tag -> checks.add(plan(tag)));
    if (!amendments().isEmpty()) {
      checks.add(amendmentTags());
    }
    Optional<SignedTag> release = Optional.ofNullable(history.tags().get(TAG));
    release.ifPresent(
        tag -> {
          checks.add(root(tag));
          checks.add(tree(tag));
        });
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

  private Check expectedTags() {
    List<Finding> findings =
        history.tags().keySet().stream()
            .filter(tag -> !tag.equals(SEAL_TAG) && !tag.equals(TAG) && !amendments().contains(tag))
            .map(tag -> new Finding("git-tag-unexpected", tag, "no such tag", "a tag"))
            .toList();
    return Check.of(
        "git-tags-known", "Has the history no tags but those of seal and release?", findings);
  }

  /** Git's ids are SHA-1; the message binds the plan by SHA-256. */
  private Check plan(SignedTag tag) {
    String found =
        Optional.ofNullable(scan.files().get(ReleaseFiles.PLAN))
            .map(entry -> entry.sha256().toString())
            .orElse("absent");
    return Check.of(
        "seal-digest",
        "Does the signed tag of the seal name the SHA-256 of this plan?",
        differs("seal-tag-plan", ReleaseHistory.SEAL_TAG, said(tag, ReleaseHistory.PLAN), found));
  }

  /** The tags that the amendments in the work tree have. */
  private List<String> amendments() {
    List<String> tags = new ArrayList<>();
    while (scan.files().containsKey(Registration.amendmentPath(tags.size() + 1))) {
      tags.add("refs/tags/" + PlanBeforeRun.sealTag(tags.size() + 1));
    }
    return tags;
  }

  private Check amendmentTags() {
    List<Finding> findings = new ArrayList<>();
    List<String> tags = amendments();
    for (int i = 0; i < tags.size(); i++) {
      String path = Registration.amendmentPath(i + 1);
      String said =
          Optional.ofNullable(history.tags().get(tags.get(i)))
              .map(tag -> said(tag, ReleaseHistory.AMENDMENT))
              .orElse("no tag");
      Expectations.same(
          "amendment-tag", path, scan.files().get(path).sha256().toString(), said, findings);
    }
    return Check.of(
        "amendment-digest", "Does a signed tag name the SHA-256 of every amendment?", findings);
  }

  private Check root(SignedTag tag) {
    String found = RootDigest.of(scan.files()).toString();
    return Check.of(
        "root-digest",
        "Does the signed tag name the SHA-256 root of exactly these files?",
        differs("root-differs", ReleaseHistory.RELEASE_TAG, said(tag, ReleaseHistory.ROOT), found));
  }

  private static String said(SignedTag tag, String before) {
    return tag.message()
        .lines()
        .filter(line -> line.startsWith(before))
        .map(line -> line.substring(before.length()))
        .findFirst()
        .orElse("none");
  }

  private static List<Finding> differs(String code, String subject, String expected, String found) {
    List<Finding> findings = new ArrayList<>();
    Expectations.same(code, subject, expected, found, findings);
    return findings;
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
    paths.removeIf(path -> !committed.containsKey(path) && mayBeUntracked(path));
    for (String path : paths) {
      String expected = digest(Optional.ofNullable(committed.get(path)).map(TreeEntry::sha256));
      String found = digest(Optional.ofNullable(scan.files().get(path)).map(FileEntry::sha256));
      if (!expected.equals(found)) {
        findings.add(new Finding("tree-differs", path, expected, found));
      }
    }
    return Check.of("tree", "Is the work tree the tree of the signed tag?", findings);
  }

  /** The manifest and the root bind large artifacts without the history. */
  private boolean mayBeUntracked(String path) {
    return Manifest.isArtifact(path)
        && scan.files().get(path).size() > ReleaseHistory.LARGEST_TRACKED;
  }

  private static String digest(Optional<Digest> digest) {
    return digest.map(Digest::toString).orElse("absent");
  }
}
