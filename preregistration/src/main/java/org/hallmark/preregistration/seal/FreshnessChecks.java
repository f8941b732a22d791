package org.hallmark.preregistration.seal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hallmark.preregistration.plan.FreshnessPlan;
import org.hallmark.preregistration.plan.FreshnessPlan.From;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.BeaconValue;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TimestampAuthority;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.VerifyingKey;
import org.hallmark.provenance.timestamp.TimestampReply;

/**
 * Whether the outside value that a plan waits for is there, is for this plan, and comes from
 * somebody whom the reader believes.
 */
public final class FreshnessChecks {
  private static final String ID = "freshness";
  private static final String QUESTION =
      "Is the outside value that the plan's seeds wait for there, and for this plan?";

  private final FreshnessPlan planned;
  private final Registration registration;
  private final Seal seal;
  private final TrustFile trust;
  private final List<Finding> findings = new ArrayList<>();
  private Standing standing;

  /** What a value proves to this reader. */
  public enum Standing {
    /** The plan waits for none. */
    NONE,
    /** It is in order, and from somebody whom the trust file does not name. */
    UNTRUSTED,
    /** It is in order, and from somebody whom the reader trusts. */
    TRUSTED
  }

  /**
   * The answer.
   *
   * @param check the check
   * @param standing what the value proves to this reader, of all runs the least
   */
  public record Answer(Check check, Standing standing) {}

  private FreshnessChecks(
      FreshnessPlan planned, Registration registration, Seal seal, TrustFile trust) {
    this.planned = planned;
    this.registration = registration;
    this.seal = seal;
    this.trust = trust;
    this.standing = planned.waits() ? Standing.TRUSTED : Standing.NONE;
  }

  /** Asks for the value of every run. */
  public static Answer check(
      FreshnessPlan planned, Registration registration, RunLedger runs, Seal seal, TrustFile trust)
      throws MalformedDocumentException {
    FreshnessChecks checks = new FreshnessChecks(planned, registration, seal, trust);
    TreeSet<Integer> used = new TreeSet<>();
    for (int run = 1; run <= runs.last(); run++) {
      used.add(registration.amendmentsAt(run));
    }
    for (int amendments = 0; amendments <= registration.amendments(); amendments++) {
      checks.value(amendments, used.contains(amendments));
    }
    return new Answer(Check.of(ID, QUESTION, checks.findings), checks.standing);
  }

  /** What is wrong with a value that its owner is about to add. */
  public static List<Finding> problems(
      FreshnessPlan planned, Registration registration, int amendments, Seal seal, TrustFile trust)
      throws MalformedDocumentException {
    FreshnessChecks checks = new FreshnessChecks(planned, registration, seal, trust);
    checks.value(amendments, true);
    return List.copyOf(checks.findings);
  }

  private void value(int amendments, boolean needed) throws MalformedDocumentException {
    String path = Registration.freshnessPath(amendments);
    List<String> files = registration.freshnessFiles(amendments);
    if (!planned.waits()) {
      files.forEach(file -> find("freshness-unasked", file, "no such file", "a file"));
      return;
    }
    if (!registration.files().containsKey(path)) {
      if (needed || !files.isEmpty()) {
        find("freshness-missing", path, planned.word(), "absent");
      }
      return;
    }
    Freshness value = registration.freshness(amendments).orElseThrow();
    Digest plan = registration.effectiveDigest(amendments);
    same("freshness-plan", path + "#/plan", plan, value.plan());
    same("freshness-other", path + "#/from", planned.from(), value.from());
    boolean stamped = files.contains(Registration.timestampPath(amendments));
    if (stamped != (planned.from() == From.RFC3161)) {
      find(
          stamped ? "freshness-unasked" : "freshness-missing",
          Registration.timestampPath(amendments),
          stamped ? "no such file" : "the authority's reply",
          stamped ? "a file" : "absent");
    } else if (value.from() == planned.from()) {
      source(path, value, amendments, plan);
    }
  }

  private void source(String path, Freshness value, int amendments, Digest plan)
      throws MalformedDocumentException {
    switch (value.from()) {
      case AUDITOR_NONCE -> nonce(path, value);
      case BEACON -> beacon(path, value);
      case RFC3161 -> stamp(value, amendments, plan);
      case NONE -> throw new IllegalArgumentException("from must name a source");
    }
  }

  private void nonce(String path, Freshness value) {
    try {
      VerifyingKey auditor = value.auditor();
      atLeast(trust.keys(Role.AUDITOR).contains(auditor));
    } catch (MalformedDocumentException e) {
      find("freshness-signature", path + "#/signature", e.expected(), e.found());
    }
  }

  /** A public value proves nothing of order: whoever seals after its round knows it. */
  private void beacon(String path, Freshness value) {
    same("freshness-other", path + "#/beacon", planned.beacon(), value.beacon());
    long round = value.round().orElseThrow();
    same("freshness-other", path + "#/round", planned.round().orElse(0), round);
    if (!isBefore(seal.sealedAt(), planned.notBefore().orElse(""))) {
      find(
          "freshness-round",
          "seal.json#/sealedAt",
          "before the round, " + planned.notBefore().orElse(""),
          seal.sealedAt());
    }
    Optional<BeaconValue> known =
        trust.anchors().beacons().stream()
            .filter(beacon -> Optional.of(beacon.name()).equals(value.beacon()))
            .filter(beacon -> beacon.round() == round)
            .findFirst();
    known.ifPresent(
        beacon -> same("freshness-beacon", path + "#/value", beacon.value(), value.value()));
    atLeast(known.isPresent());
  }

  private static boolean isBefore(String one, String other) {
    try {
      return Instant.parse(one).isBefore(Instant.parse(other));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void stamp(Freshness value, int amendments, Digest plan)
      throws MalformedDocumentException {
    String path = Registration.timestampPath(amendments);
    TimestampReply reply;
    try {
      reply = TimestampReply.read(path, registration.bytes(path));
    } catch (MalformedDocumentException e) {
      find("timestamp-malformed", path, e.expected(), e.found());
      return;
    }
    same("timestamp-imprint", path, plan, reply.imprint());
    same(
        "freshness-other",
        Registration.freshnessPath(amendments) + "#/value",
        reply.signedInfo().hex(),
        value.value());
    if (!reply.isSigned().orElse(true)) {
      find("timestamp-signature", path, "a signature by the certificate in it", "another");
    }
    atLeast(
        reply.isSignedBy(
            trust.anchors().authorities().stream().map(TimestampAuthority::certificate).toList()));
  }

  private void atLeast(boolean trusted) {
    if (!trusted) {
      standing = Standing.UNTRUSTED;
    }
  }

  private void same(String code, String subject, Object expected, Object found) {
    if (!expected.equals(found)) {
      find(code, subject, expected.toString(), found.toString());
    }
  }

  private void find(String code, String subject, String expected, String found) {
    findings.add(new Finding(code, subject, expected, found));
  }
}
