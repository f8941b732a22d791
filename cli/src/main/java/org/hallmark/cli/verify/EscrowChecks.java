package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.PublicWork;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.WithheldWork;
import org.hallmark.privacy.escrow.AuditRoom;
import org.hallmark.privacy.escrow.EscrowContents;
import org.hallmark.privacy.escrow.EscrowedSource;
import org.hallmark.privacy.source.SourceFileException;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * The questions of tier escrow: does what the owner handed over open the commitments, and does the
 * source give what was published when all is computed again?
 *
 * <p>Every answer is {@value #MATCH}, {@value #MISMATCH}, or that a question was not asked, with a
 * reason that does not hang on the source. Nothing is computed of a source that is not the sealed
 * one, so all of these give one and the same verdict.
 */
final class EscrowChecks {
  static final String MATCH = "match";
  static final String MISMATCH = "mismatch";
  static final String OPENED = "escrow-opened";
  static final String SECRET = "escrow-secret";
  static final String SOURCE = "escrow-source";
  static final String TRAINING = "escrow-training";
  static final String COUNT = "escrow-count-";
  static final String WITHHELD = "escrow-withheld-";

  /** What no verdict at this tier leaves out, whatever the plan. */
  static final List<String> ALWAYS = List.of(OPENED, SECRET, SOURCE, TRAINING);

  static final String NOT_BROUGHT = "escrow-not-brought";
  static final String UNREADABLE = "escrow-unreadable";
  static final String OTHER_SEAL = "escrow-other-seal";
  static final String DIFFERS = "escrow-mismatch";
  static final String NOT_ASKED = "escrow-not-asked";

  private static final String FILE = "escrow file";
  private static final String LABEL = "withheld-";

  private final ReleasePlan plan;
  private final Manifest manifest;
  private final Results results;
  private final Context context;
  private final Contents contents;
  private final Versions versions;
  private final EscrowKit kit;
  private final Set<String> withheld;
  private final List<Check> checks = new ArrayList<>();

  EscrowChecks(
      ReleasePlan plan,
      Manifest manifest,
      Results results,
      Context context,
      Contents contents,
      Versions versions,
      EscrowKit kit)
      throws MalformedDocumentException {
    this.plan = plan;
    this.manifest = manifest;
    this.results = results;
    this.context = context;
    this.contents = contents;
    this.versions = versions;
    this.kit = kit;
    this.withheld = WithheldWork.asked(plan, context.open().run()).keySet();
  }

  /**
   * Asks them.
   *
   * @param owners whose signature on an escrow file counts
   */
  List<Check> ask(List<VerifyingKey> owners) throws IOException {
    Optional<EscrowContents> opened = opened(owners);
    if (opened.isEmpty()) {
      notAsked(SECRET, "the escrow file was not opened");
      notAsked(SOURCE, "the escrow file was not opened");
      looksNotAsked("the escrow file was not opened");
    } else if (!secret(opened.get())) {
      notAsked(SOURCE, "what was opened is not what was sealed");
      looksNotAsked("what was opened is not what was sealed");
    } else if (kit.source().isEmpty()) {
      checks.add(notBrought(SOURCE, "the source", "--source"));
      looksNotAsked("the source was not brought");
    } else {
      source(opened.get());
    }
    return checks;
  }

  /** The questions without the answers, where the release itself is not sound. */
  List<Check> refused() {
    String why = "files or signatures of the release are refuted";
    notAsked(OPENED, why);
    notAsked(SECRET, why);
    notAsked(SOURCE, why);
    looksNotAsked(why);
    return checks;
  }

  private Optional<EscrowContents> opened(List<VerifyingKey> owners) throws IOException {
    if (kit.file().isEmpty() || kit.identity().isEmpty()) {
      checks.add(
          kit.file().isEmpty()
              ? notBrought(OPENED, "the escrow file", "--escrow")
              : notBrought(OPENED, "the auditor's private key", "--identity"));
      return Optional.empty();
    }
    try {
      EscrowContents opened =
          EscrowContents.open(FILE, kit.file().get(), kit.identity().get(), owners);
      boolean ours = opened.facts().seal().equals(contents.digest(ReleaseFiles.SEAL));
      checks.add(
          ours
              ? passed(OPENED)
              : Check.incomplete(
                  OPENED,
                  question(OPENED),
                  new Finding(OTHER_SEAL, FILE, "of this seal", "of another")));
      return ours ? Optional.of(opened) : Optional.empty();
    } catch (MalformedDocumentException e) {
      checks.add(
          Check.incomplete(
              OPENED,
              question(OPENED),
              new Finding(
                  UNREADABLE,
                  FILE,
                  "a whole one, for this identity, signed by a trusted owner",
                  "another")));
      return Optional.empty();
    }
  }

  private boolean secret(EscrowContents opened) {
    boolean match = opened.opensSecret(context.seal().secret());
    checks.add(answer(SECRET, ReleaseFiles.SEAL + "#/secret", match));
    return match;
  }

  private void source(EscrowContents opened) throws IOException {
    try (AuditRoom room = AuditRoom.open(kit.room())) {
      Optional<EscrowedSource> source =
          EscrowedSource.open(
              kit.source().orElseThrow(), opened, context.seal().data(), room.state());
      checks.add(answer(SOURCE, ReleaseFiles.SEAL + "#/data", source.isPresent()));
      if (source.isEmpty()) {
        looksNotAsked("the given source is not the sealed one");
        return;
      }
      try (EscrowedSource sealed = source.get()) {
        looks(opened, sealed, room);
      }
    } catch (SourceFileException e) {
      checks.add(notBrought(SOURCE, "the source, a file that can be read", "--source"));
      looksNotAsked("the source was not brought");
    }
  }

  private void looks(EscrowContents opened, EscrowedSource source, AuditRoom room)
      throws IOException {
    Repetition.Outcome outcome =
        PublicWork.isAsked(plan)
            ? retrained()
            : new Repetition(plan, manifest, results, context, contents, versions, kit.world())
                .of(opened, source, room);
    for (String look : looks()) {
      String id = id(look);
      Optional<Boolean> match = outcome.of(look);
      if (match.isPresent()) {
        checks.add(answer(id, subject(look), match.get()));
      } else {
        notAsked(id, outcome.obstacle());
      }
    }
    for (String label : withheld) {
      Optional<Boolean> match = outcome.of(Repetition.withheldKey(label));
      if (match.isPresent()) {
        checks.add(answer(withheldId(label), ReleaseFiles.WITHHELD + "#/" + label, match.get()));
      } else {
        notAsked(withheldId(label), outcome.obstacle());
      }
    }
  }

  /** Where nothing is promised there is no look but training, and no secret in it. */
  private Repetition.Outcome retrained() throws IOException {
    try {
      Check check =
          new Retraining(plan, manifest, context, contents, versions)
              .check(kit.source().orElseThrow(), kit.world());
      if (check.status() == Check.Status.INCOMPLETE) {
        return Repetition.Outcome.obstacle(check.findings().get(0).found());
      }
      SortedMap<String, Boolean> matches = new TreeMap<>();
      matches.put(TrainingMechanism.TRAINING, check.status() == Check.Status.PASSED);
      return new Repetition.Outcome(matches, "");
    } catch (MalformedDocumentException e) {
      return Repetition.Outcome.obstacle("the plan's held-out rows cannot be told");
    }
  }

  private static String withheldId(String label) {
    return WITHHELD + label.substring(LABEL.length());
  }

  /** The ids of all looks, as the privacy statement lists them. */
  private List<String> looks() {
    return results
        .statement()
        .map(said -> said.charges().stream().map(c -> look(c.id())).distinct().toList())
        .orElse(List.of(TrainingMechanism.TRAINING));
  }

  /** All looks of a training make one generator. */
  private String look(String id) {
    return plan.generator().training().lookIds().contains(id) ? TrainingMechanism.TRAINING : id;
  }

  private static String id(String look) {
    return look.equals(TrainingMechanism.TRAINING) ? TRAINING : COUNT + look;
  }

  private String subject(String look) {
    if (look.equals(TrainingMechanism.TRAINING)) {
      return "generator";
    }
    boolean measured = results.measurements().stream().anyMatch(m -> m.id().equals(look));
    return (measured ? ReleaseFiles.MEASUREMENTS : ReleaseFiles.LAWS) + "#/" + look;
  }

  private void looksNotAsked(String why) {
    looks().forEach(look -> notAsked(id(look), why));
    withheld.forEach(label -> notAsked(withheldId(label), why));
  }

  private void notAsked(String id, String why) {
    checks.add(
        Check.incomplete(
            id, question(id), new Finding(NOT_ASKED, "source", MATCH, "not asked: " + why)));
  }

  private static Check notBrought(String id, String what, String option) {
    return Check.incomplete(
        id, question(id), new Finding(NOT_BROUGHT, what, "brought with " + option, "absent"));
  }

  private static Check answer(String id, String subject, boolean match) {
    return match
        ? passed(id)
        : Check.of(id, question(id), List.of(new Finding(DIFFERS, subject, MATCH, MISMATCH)));
  }

  private static Check passed(String id) {
    return Check.of(id, question(id), List.of());
  }

  static String question(String id) {
    return switch (id) {
      case OPENED -> "Does the owner's escrow file for this seal open?";
      case SECRET -> "Does the opened secret open the sealed commitment?";
      case SOURCE -> "Is the given source the one that was sealed?";
      case TRAINING -> "Do source, secret and plan give the published generator, bit for bit?";
      default ->
          id.startsWith(WITHHELD)
              ? "Do source and salts open what is withheld of '"
                  + id.substring(WITHHELD.length())
                  + "'?"
              : "Do source and secret give the published counts of '"
                  + id.substring(COUNT.length())
                  + "'?";
    };
  }
}
