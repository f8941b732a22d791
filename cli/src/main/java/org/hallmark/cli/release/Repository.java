package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;

/**
 * The release repository and the trust files beside it, made whole from the journal each time.
 *
 * <p>Everything in it bears the time of the last entry that the journal dates, the seal, an
 * amendment or the opening of the last run: a later time would tell how long a private stage took.
 */
final class Repository {
  private final Workplace place;
  private final Journal journal;
  private final SigningKey key;
  private final Person person;

  /**
   * A repository.
   *
   * @param sealed the plan as it was first sealed, by whose creator everything is committed
   */
  Repository(ReleasePlan sealed, Workplace place, Journal journal, SigningKey key) {
    this.place = place;
    this.journal = journal;
    this.key = key;
    // Whoever holds the key; no name of a machine or its user is published.
    this.person =
        new Person(sealed.frame().creators().get(0), "owner@" + sealed.frame().name() + ".invalid");
  }

  SigningKey key() {
    return key;
  }

  /** Publishes the seal and the runs so far. */
  void publishProgress() throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    SortedMap<String, byte[]> files = journal.sealed();
    files.putAll(runs.entries());
    publication()
        .publish(
            ReleaseContent.of(files),
            ReleaseHistory.of(journal.sealed(), runs, key, person),
            time(runs));
  }

  /** Publishes the release of the last run, which consists of {@code files}. */
  void publishRelease(ReleaseContent files) throws IOException, MalformedDocumentException {
    RunLedger runs = journal.runs();
    publication()
        .publish(files, ReleaseHistory.of(journal.sealed(), runs, files, key, person), time(runs));
    TrustFile trust = TrustFile.forOwner(person.email(), key.verifyingKey());
    write(place.trust(), trust.yaml(), time(runs));
    write(place.allowedSigners(), trust.allowedSigners(), time(runs));
  }

  /** Whether the release is where it belongs, with the files that let readers trust it. */
  boolean isWhole(ReleaseContent files) throws IOException {
    return Files.exists(place.trust())
        && Files.exists(place.allowedSigners())
        && publication().holds(files);
  }

  private Publication publication() {
    return new Publication(place.repo(), journal.publishing());
  }

  private Instant time(RunLedger runs) throws IOException, MalformedDocumentException {
    Instant time = Instant.parse(journal.seal().orElseThrow().sealedAt());
    for (Amendment amendment : journal.registration().all()) {
      time = later(time, amendment.amendedAt());
    }
    return runs.last() == 0 ? time : later(time, runs.open(runs.last()).openedAt());
  }

  private static Instant later(Instant one, String other) {
    Instant two = Instant.parse(other);
    return two.isAfter(one) ? two : one;
  }

  private static void write(Path file, String text, Instant time) throws IOException {
    DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    OneTime.set(file, time);
  }
}
