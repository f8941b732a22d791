package org.hallmark.audit.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;

/**
 * Where one attack is carried out: an empty folder, and two honest releases to take.
 *
 * <p>The whole release verifies at every tier. The slim one is the same without its transcript: a
 * tenth of the size, sealed again by its owner, and so good at every tier but replay.
 */
final class Bench {
  private static final SigningKey STRANGER = SigningKey.generate(new SecureRandom());
  private static final String TRANSCRIPT = "generator/transcript-00000.bin";

  /** Made once for all benches, by whoever needs it first. */
  private static final class Slim {
    static final Path RELEASE = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory(TinyRelease.repo().getParent(), "slim");
        Forger owner =
            of(TinyRelease.repo(), Bench.ownersKey())
                .set(ReleaseFiles.PLAN, "/generator/training/transcript", "none")
                .remove(TRANSCRIPT)
                .sealAgain();
        return computedAgain(owner, folder.resolve("draft")).write(folder.resolve("tiny"));
      } catch (Exception e) {
        throw new IllegalStateException("the honest release must be takable apart", e);
      }
    }
  }

  private final Path folder;

  Bench(Path folder) {
    this.folder = folder;
  }

  /** The slim honest release, not to be changed. */
  static Path slim() {
    return Slim.RELEASE;
  }

  /** The owner's trust file. */
  static String trust() throws IOException {
    return Files.readString(TinyRelease.trust());
  }

  /** A trust file that believes the stranger. */
  static String trustInStranger() {
    return TrustFile.forOwner("stranger@invalid", STRANGER.verifyingKey()).yaml();
  }

  static SigningKey ownersKey() throws Exception {
    return SigningKey.load(TinyRelease.key());
  }

  static SigningKey strangersKey() {
    return STRANGER;
  }

  /** A folder for whatever an attack needs beside the release. */
  Path folder() {
    return folder;
  }

  /** A copy of the slim release that an attack may change. */
  Path copy() throws IOException {
    return copy(slim(), folder.resolve("tiny"));
  }

  /** The owner with the slim release. */
  Forger owner() throws Exception {
    return of(slim(), ownersKey());
  }

  /** The owner with the whole release. */
  Forger ownerOfWhole() throws Exception {
    return of(TinyRelease.repo(), ownersKey());
  }

  /** A stranger with the slim release. */
  Forger stranger() throws Exception {
    return of(slim(), STRANGER);
  }

  /** What the reader gets: this folder, and the owner's trust file. */
  Suspect hand(Path release) throws IOException {
    return new Suspect(release, trust());
  }

  /** What the reader gets: this release, put together again. */
  Suspect hand(Forger forger) throws Exception {
    return hand(forger.write(folder.resolve("tiny")));
  }

  private static Forger of(Path release, SigningKey key) throws Exception {
    return new Forger(release, key);
  }

  /**
   * A release whose plan was changed, with all numbers computed anew that hang on the plan's
   * digest: a verifier of the draft tells them.
   */
  static Forger computedAgain(Forger owner, Path draft) throws Exception {
    owner.discloseAgain().write(draft);
    for (Check check : new Suspect(draft, trust()).verify(Tier.RECOMPUTE).checks()) {
      for (Finding finding : check.findings()) {
        correct(owner, finding);
      }
    }
    return owner.judgeAgain();
  }

  private static void correct(Forger owner, Finding finding) throws Exception {
    if (!finding.code().equals("measurement-differs")) {
      throw new IllegalStateException("unforeseen: " + finding);
    }
    String pointer = finding.subject().substring(ReleaseFiles.MEASUREMENTS.length() + 1);
    int place = 0;
    for (var measured : owner.results().measurements()) {
      String before = "/" + measured.id() + "/";
      if (pointer.startsWith(before)) {
        String field = "/measurements/" + place + "/" + pointer.substring(before.length());
        owner.set(ReleaseFiles.MEASUREMENTS, field, Double.parseDouble(finding.expected()));
      }
      place++;
    }
  }

  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
