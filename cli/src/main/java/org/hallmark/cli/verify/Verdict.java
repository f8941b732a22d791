package org.hallmark.cli.verify;

import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.catalogue.Tier;

/**
 * The normative answer of a verification; text and exit status are functions of it.
 *
 * @param schema {@value #SCHEMA}
 * @param release the release's name, as its plan says
 * @param tier how far the verification went
 * @param trust who was trusted, and the digest of the file that says so
 * @param asOf the day on which keys had to be valid, where that was asked
 * @param identity which bytes it is about, where they could be read
 * @param outcome what follows from the checks
 * @param checks every question, with its answer and findings
 * @param notChecked what nobody should take this verdict to say
 */
public record Verdict(
    String schema,
    String release,
    Tier tier,
    Trust trust,
    Optional<AsOf> asOf,
    Optional<Identity> identity,
    Outcome outcome,
    List<Check> checks,
    List<String> notChecked) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-verdict-v1";

  /** The possible outcomes; refuted outranks incomplete. */
  public enum Outcome {
    VERIFIED,
    REFUTED,
    INCOMPLETE
  }

  /** The reader's own choice of whom to believe. */
  public record Trust(String file, List<String> principals) {
    public Trust {
      principals = List.copyOf(principals);
    }
  }

  public Verdict {
    checks = List.copyOf(checks);
    notChecked = List.copyOf(notChecked);
    if (outcome != outcome(checks)) {
      throw new IllegalArgumentException(
          "outcome must follow from the checks. Provided value: " + outcome);
    }
  }

  /** The verdict that follows from these checks. */
  public static Verdict of(
      String release, Tier tier, Trust trust, List<Check> checks, List<String> notChecked) {
    return new Verdict(
        SCHEMA,
        release,
        tier,
        trust,
        Optional.empty(),
        Optional.empty(),
        outcome(checks),
        checks,
        notChecked);
  }

  /** This verdict, about these bytes. */
  Verdict about(Identity what) {
    return new Verdict(
        schema, release, tier, trust, asOf, Optional.of(what), outcome, checks, notChecked);
  }

  /** This verdict, with the day on which keys had to be valid. */
  Verdict asOf(Optional<AsOf> day) {
    return new Verdict(schema, release, tier, trust, day, identity, outcome, checks, notChecked);
  }

  private static Outcome outcome(List<Check> checks) {
    if (checks.stream().anyMatch(check -> check.status() == Check.Status.REFUTED)) {
      return Outcome.REFUTED;
    }
    boolean complete =
        !checks.isEmpty()
            && checks.stream().allMatch(check -> check.status() == Check.Status.PASSED);
    return complete ? Outcome.VERIFIED : Outcome.INCOMPLETE;
  }

  /** The exit status: a function of the outcome alone. */
  public ExitCode exit() {
    return switch (outcome) {
      case VERIFIED -> ExitCode.DONE;
      case REFUTED -> ExitCode.NO;
      case INCOMPLETE -> ExitCode.INCOMPLETE;
    };
  }
}
