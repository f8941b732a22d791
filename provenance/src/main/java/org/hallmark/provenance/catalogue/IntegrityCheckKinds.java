package org.hallmark.provenance.catalogue;

import static org.hallmark.provenance.catalogue.CheckKind.check;
import static org.hallmark.provenance.catalogue.FindingKind.finding;

import java.util.List;

/** The checks of files, history and signatures. */
public final class IntegrityCheckKinds {
  private static final FindingKind MISSING =
      finding("attestation-missing", "An attestation that every release has is not there.");
  private static final FindingKind TYPE =
      finding("attestation-type", "An attestation is of another type than its name says.");
  private static final FindingKind SIGNATURE =
      finding(
          "attestation-signature",
          "An attestation is unreadable, in another form than its one canonical form, or signed by"
              + " nobody whom the trust file names as owner.");
  private static final FindingKind SUBJECT =
      finding(
          "statement-subject",
          "An attestation speaks of other bytes than those that lie in the release.");
  private static final FindingKind COVERAGE =
      finding("statement-coverage", "An attestation does not speak of a file that it must cover.");

  private IntegrityCheckKinds() {}

  /** All of them, in the order in which they are asked. */
  public static List<CheckKind> kinds() {
    return List.of(
        check(
            "git-present",
            Tier.SEAL,
            Anchor.HISTORY,
            "Is there a Git history?",
            "Without a history nothing shows that the plan was there before the run, and no tag"
                + " binds the files.",
            "Handing over the files alone, so that nobody can ask in which order they came.",
            finding("git-absent", "There is no history beside the files; bring it.")),
        check(
            "git-folder",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does .git hold the files of a release with their fixed bytes, and nothing else?",
            "Settings, hooks, replaced objects and alternates in .git change what Git shows or run"
                + " code on the reader's machine.",
            "A repository that brings its own trust root in .git/config, a hook, or refs/replace"
                + " that shows another commit under a good id (git replace; CVE-2024-32020,"
                + " CVE-2019-1387).",
            finding(
                "git-object-format",
                "The repository is of SHA-256 objects; a release is of SHA-1 objects, and the signed"
                    + " root binds its files by SHA-256."),
            finding("git-folder-file", "A file of .git has other bytes than it must have."),
            finding("git-folder-entry", "Something lies in .git that a release never has.")),
        check(
            "archive",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the archive hold plain files, each once, and nothing else?",
            "What an archive holds must be the same for whoever unpacks it, and stay where it is"
                + " unpacked.",
            "An entry that climbs out of the folder (Zip Slip, CVE-2018-1002202), overlapping"
                + " entries that swell (CVE-2019-13232), two entries of one name, a directory that"
                + " lists other entries than there are, a link.",
            finding("archive-malformed", "The archive is not whole, or has two readings."),
            finding("archive-entry", "An entry is no plain file or folder with a plain name."),
            finding("archive-too-large", "The archive holds more than is unpacked.")),
        check(
            "git-bundle",
            Tier.SEAL,
            Anchor.HISTORY,
            "Is the bundle of the history whole, with one line of commits and tags under their own"
                + " names?",
            "Beside an archive without .git the bundle is all that shows the order.",
            "A bundle that needs objects of elsewhere, or shows a tag under another name.",
            finding("git-bundle-bytes", "The bundle is no whole bundle of a release's history."),
            finding("git-tag-name", "A tag is found under another name than the one it bears.")),
        check(
            "git-pack",
            Tier.SEAL,
            Anchor.RELEASE,
            "Are Git's pack and its index whole, and do they belong together?",
            "Everything that the history says comes out of this one file.",
            "A pack that unpacks to a bomb, holds deltas between objects that are not there, or an"
                + " index that leads another reader to other objects.",
            finding("git-pack-name", "The pack is not called by its own checksum."),
            finding("git-pack-bytes", "The pack is no whole pack of a release, or too large."),
            finding("git-pack-index", "The pack's index is not the one of this pack.")),
        check(
            "git-refs",
            Tier.SEAL,
            Anchor.RELEASE,
            "Do Git's refs lead to one line of commits over plain files, and do tags bear their own"
                + " names?",
            "A signed tag says its own name inside; the name it is found under is not signed.",
            "Showing an old signed tag under the name of a new one: git verify-tag accepts it (git"
                + " mailing list 2014 and 2018; USENIX Security 2016, 'On omitting commits').",
            finding("git-refs-unread", "The refs cannot be followed without a readable pack."),
            finding(
                "git-refs-bytes",
                "The refs do not lead to one line of commits over plain files, or the pack holds"
                    + " more than they lead to."),
            finding("git-tag-name", "A tag is found under another name than the one it bears.")),
        check(
            "git-tags",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Is every Git tag signed by a trusted key?",
            "The tags are what the owner cannot take back; unsigned they are anybody's.",
            "Editing the release and tagging it again with another key, or with none.",
            finding(
                "git-tag-signature",
                "A tag has no signature that holds by a key whom the trust file names as owner.")),
        check(
            "git-tags-known",
            Tier.SEAL,
            Anchor.RELEASE,
            "Has the history no tags but those of seal and release?",
            "A further signed tag is a second statement about the release, and a reader may be"
                + " shown either.",
            "Keeping two releases signed in one repository and pointing each reader to one.",
            finding("git-tag-unexpected", "There is a tag that a release does not have.")),
        check(
            "release-tag",
            Tier.SEAL,
            Anchor.HISTORY,
            "Does the history have the tag of the release?",
            "Without it nobody has signed the root of the files.",
            "Taking the tag away, so that files of another time can be put in.",
            finding("release-tag-missing", "The tag of the release is not there.")),
        check(
            "root-digest",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Does the signed tag name the SHA-256 root of exactly these files?",
            "Git's own ids are SHA-1, for which collisions can be made; this root is over the bytes"
                + " in the work tree.",
            "Two files with one SHA-1 (SHAttered, 2017), or files changed by attributes at a"
                + " checkout.",
            finding("root-differs", "The files are not those whose root was signed.")),
        check(
            "tree",
            Tier.SEAL,
            Anchor.HISTORY,
            "Is the work tree the tree of the signed tag?",
            "What is read must be what was committed, and the tag must stand on the last commit.",
            "Other bytes in the work tree than in the history, or commits after the release.",
            finding("tree-not-last", "The tag of the release is not on the last commit."),
            finding("tree-differs", "A file is other than, or not in, the committed tree.")),
        check(
            "pinned",
            Tier.SEAL,
            Anchor.PINNED_RELEASE,
            "Is this the release that the trust file names?",
            "A trusted key may have signed many releases; the reader means one.",
            "Showing an older or another release of the same owner (rollback and mix-and-match of"
                + " The Update Framework).",
            finding("pinned-root", "The files are not those whose root the trust file names."),
            finding("pinned-id", "The release has another name than the trust file says."),
            finding("pinned-run", "The release is of an earlier run than the trust file allows.")),
        check(
            "manifest",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is there a manifest, in its one form?",
            "The manifest is the closed list of all that belongs to the release.",
            "A manifest with two readings: duplicate keys, other spaces, numbers past 2^53.",
            finding("manifest-missing", "There is no readable manifest."),
            finding("manifest-malformed", "The manifest is not in its one canonical form.")),
        check(
            "folder-regular",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the folder hold nothing but regular files with plain names?",
            "A link leads the reader outside, and two names that one file system takes for the same"
                + " are two releases.",
            "A symbolic link to a file of the reader's, a pipe that never ends, names that differ"
                + " in case or in Unicode normalisation only (model-transparency #666; BagIt"
                + " conformance suite).",
            finding("folder-empty", "There is an empty folder, which no manifest lists."),
            finding("folder-too-large", "There are more files than a release has."),
            finding("folder-too-deep", "Folders lie deeper within each other than in a release."),
            finding("file-name-odd", "A name is not spelt so that all systems see one file."),
            finding("file-name-twin", "Two names are one and the same for some file systems."),
            finding("file-not-regular", "Something is a link, device, pipe or socket."),
            finding("file-unreadable", "A file cannot be read."),
            finding("file-too-large", "A file is larger than any of a release.")),
        check(
            "files-as-listed",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every listed file there, as listed?",
            "Every number is about these bytes and no others.",
            "Swapping a file after the numbers were made (MLflow #22275: digests of a part of the"
                + " data).",
            finding("file-missing", "A listed file is not there."),
            finding("file-changed", "A listed file has other bytes.")),
        check(
            "files-all-listed",
            Tier.SEAL,
            Anchor.RELEASE,
            "Is every file that is there listed?",
            "What nobody lists nobody answers for, and readers take it for part of the release.",
            "Laying a further file beside the signed ones (model-transparency #374, #501).",
            finding("file-unlisted", "A file lies in the release that nothing lists.")),
        check(
            "sums-agree",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does SHA256SUMS say the same?",
            "Whoever has no Hallmark checks the files by sha256sum, and must get the same answer.",
            "Sums for other files than those of the manifest, to satisfy the simpler tool.",
            finding("sums-malformed", "SHA256SUMS is not in the one form that sha256sum writes."),
            finding("sum-differs", "A line of SHA256SUMS and a file disagree.")),
        check(
            "attestation-model",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Is attestations/model.sigstore.json signed by a trusted owner, and about these files?",
            "Who takes the generator alone, without the release, checks it by this signature: it must"
                + " cover all files of its folder.",
            "A model signature over other weights, over some of the files, or over none"
                + " (model-transparency #661, #374).",
            MISSING,
            TYPE,
            SIGNATURE,
            SUBJECT,
            COVERAGE),
        check(
            "attestation-provenance",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Is attestations/provenance.sigstore.json signed by a trusted owner, and about these"
                + " files?",
            "A signature is worth nothing until its subjects are compared with the files in the"
                + " reader's hands; common verifiers do not do it.",
            "A good signature over another release (CVE-2022-36056; a bundle's verification accepts"
                + " a wrong artifact in @sigstore/verify).",
            MISSING,
            TYPE,
            SIGNATURE,
            SUBJECT,
            COVERAGE),
        check(
            "attestation-test-result",
            Tier.SEAL,
            Anchor.TRUST_FILE,
            "Is attestations/test-result.sigstore.json signed by a trusted owner, and about these"
                + " files?",
            "Other tools read the outcome of the claims here.",
            "A test result of another release, or one of another type read as it (CVE-2022-35929).",
            MISSING,
            TYPE,
            SIGNATURE,
            SUBJECT,
            COVERAGE),
        check(
            "attestations-listed",
            Tier.SEAL,
            Anchor.RELEASE,
            "Does the manifest list exactly the attestations that a release has?",
            "A bundle of attestations is not signed as a whole, so the closed list is what keeps"
                + " entries from being dropped or added; zero of them is no success.",
            "Dropping an attestation, or adding one of an unknown type (in-toto bundle format; gh"
                + " attestation verify, GO-2025-3467).",
            finding("attestations-differ", "The listed attestations are not those of a release.")),
        check(
            "attestations-say",
            Tier.SEAL,
            Anchor.RELEASE,
            "Do the attestations say what manifest and results say?",
            "A reader of the attestations alone must not be told something else.",
            "An attestation that passes claims which the results do not support.",
            finding(
                "attestation-predicate",
                "An attestation says something else than follows from manifest and results.")));
  }
}
