package org.hallmark.cli.release;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.PlanBeforeRun;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.provenance.sign.SigningKey;

/**
 * The Git history of a release: a function of the seal, the runs and the released files, so that
 * the same history can be made again after a crash.
 *
 * <p>The seal is one commit, each opening and each fruitless closing of a run is one, the release
 * with its closing entry is the last. Every commit of a run carries the time of its opening: the
 * difference of two times would tell how long a private stage took.
 */
public final class ReleaseHistory {
  /** Tag of the seal's commit. */
  public static final String SEAL_TAG = "hallmark/seal/1";

  /** Tag of the release's commit. */
  public static final String RELEASE_TAG = "hallmark/release/1";

  /** Larger files lie in the work tree alone, bound by the manifest and the root; in octets. */
  public static final long LARGEST_TRACKED = 32L << 20;

  /** What stands before the plan's digest in the message of the seal's tag. */
  public static final String PLAN = "plan ";

  /** What stands before the amendment's digest in the message of its tag. */
  public static final String AMENDMENT = "amendment ";

  /** What stands before the root digest in the message of the release's tag. */
  public static final String ROOT = "root ";

  private final SigningKey key;
  private final Person person;
  private final History history = History.empty();
  private final SortedMap<String, byte[]> tree = new TreeMap<>();

  private ReleaseHistory(SigningKey key, Person person) {
    this.key = key;
    this.person = person;
  }

  /** The history up to the last entry of {@code runs}. */
  static History of(SortedMap<String, byte[]> sealed, RunLedger runs, SigningKey key, Person person)
      throws MalformedDocumentException {
    return beginning(sealed, runs, key, person).history;
  }

  /**
   * The history that ends with a release of {@code files}, which are all files of the work tree.
   */
  public static History of(
      SortedMap<String, byte[]> sealed,
      RunLedger runs,
      ReleaseContent files,
      SigningKey key,
      Person person)
      throws MalformedDocumentException {
    ReleaseHistory release = beginning(sealed, runs, key, person);
    Instant time = Instant.parse(runs.open(runs.last()).openedAt());
    files
        .files()
        .forEach(
            (path, bytes) -> {
              if (bytes.length <= LARGEST_TRACKED) {
                release.tree.put(path, bytes);
              }
            });
    release.history.commit(release.tree, "Release", person, time);
    release.history.tag(RELEASE_TAG, message(files.entries()), key, person, time);
    return release.history;
  }

  private static ReleaseHistory beginning(
      SortedMap<String, byte[]> sealed, RunLedger runs, SigningKey key, Person person)
      throws MalformedDocumentException {
    ReleaseHistory release = new ReleaseHistory(key, person);
    Registration registration = new Registration(sealed);
    release.seal(registration);
    int amended = 0;
    for (int run = 1; run <= runs.last(); run++) {
      while (amended < registration.amendmentsAt(run)) {
        release.amend(++amended, registration);
      }
      release.run(run, runs);
    }
    while (amended < registration.amendments()) {
      release.amend(++amended, registration);
    }
    return release;
  }

  private void seal(Registration sealed) throws MalformedDocumentException {
    byte[] bytes = sealed.bytes(Journal.SEAL);
    Instant time = Instant.parse(Records.read(Journal.SEAL, bytes, Seal.class).sealedAt());
    tree.put(Journal.PLAN, sealed.bytes(Journal.PLAN));
    tree.put(Journal.SEAL, bytes);
    history.commit(tree, "Seal the plan", person, time);
    String plan = Digest.of(sealed.bytes(Journal.PLAN)).toString();
    history.tag(SEAL_TAG, "Seal\n\n" + PLAN + plan, key, person, time);
    fresh(0, sealed, time);
  }

  private void amend(int number, Registration sealed) throws MalformedDocumentException {
    String path = Registration.amendmentPath(number);
    Instant time = Instant.parse(sealed.amendment(number).amendedAt());
    tree.put(path, sealed.bytes(path));
    history.commit(tree, "Amend the plan, " + number, person, time);
    String amendment = Digest.of(sealed.bytes(path)).toString();
    history.tag(
        PlanBeforeRun.sealTag(number), "Amend\n\n" + AMENDMENT + amendment, key, person, time);
    fresh(number, sealed, time);
  }

  private void fresh(int amendments, Registration sealed, Instant time)
      throws MalformedDocumentException {
    if (sealed.freshnessFiles(amendments).isEmpty()) {
      return;
    }
    for (String path : sealed.freshnessFiles(amendments)) {
      tree.put(path, sealed.bytes(path));
    }
    history.commit(tree, "Fix the outside value", person, time);
  }

  private void run(int run, RunLedger runs) throws MalformedDocumentException {
    Instant time = Instant.parse(runs.open(run).openedAt());
    String opening = RunOpen.path(run);
    tree.put(opening, runs.entries().get(opening));
    history.commit(tree, "Open run " + run, person, time);
    byte[] closing = runs.entries().get(RunClose.path(run));
    if (closing != null && !isRelease(run, closing)) {
      tree.put(RunClose.path(run), closing);
      history.commit(tree, "Close run " + run, person, time);
    }
  }

  private static boolean isRelease(int run, byte[] closing) throws MalformedDocumentException {
    RunClose close = Records.read(RunClose.path(run), closing, RunClose.class);
    return close.reason() == RunClose.Reason.RELEASED;
  }

  /** The signed message of the release's tag: it names the root over all files. */
  public static String message(SortedMap<String, FileEntry> files) {
    return "Release\n\n" + ROOT + RootDigest.of(files);
  }
}
