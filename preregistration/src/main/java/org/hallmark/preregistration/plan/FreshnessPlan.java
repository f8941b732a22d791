package org.hallmark.preregistration.plan;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/**
 * Which outside value the seeds of a plan wait for: member {@value #MEMBER}, a word, or an object
 * where a beacon is named.
 *
 * @param from where the value comes from
 * @param beacon the beacon's name, for one
 * @param round the beacon's round, for one
 * @param notBefore when that round is published, for one: ISO 8601, UTC; the seal must be earlier
 */
public record FreshnessPlan(
    From from, Optional<String> beacon, OptionalLong round, Optional<String> notBefore) {
  /** The member's name. */
  public static final String MEMBER = "freshness";

  /** Where the value that no owner can choose comes from. */
  public enum From {
    /** There is none: the verdict lists what that leaves open. */
    NONE,
    /** 256 bits drawn by an auditor, and signed with the plan's digest. */
    AUDITOR_NONCE,
    /** A public random beacon's value of a round after the seal. */
    BEACON,
    /** The reply of a time-stamping authority over the plan's digest. */
    RFC3161
  }

  /** Of a plan that waits for nothing. */
  public static FreshnessPlan none() {
    return of(From.NONE);
  }

  private static FreshnessPlan of(From from) {
    return new FreshnessPlan(from, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** Does the plan wait for a value? */
  public boolean waits() {
    return from != From.NONE;
  }

  /** As plans and documents write it. */
  public String word() {
    return Words.kebab(from);
  }

  static FreshnessPlan read(Fields plan) {
    boolean object = plan.raw(MEMBER).filter(node -> node.kind() == Node.Kind.OBJECT).isPresent();
    if (object) {
      return read(plan, plan.object(MEMBER));
    }
    From from = plan.choice(MEMBER, From.NONE);
    if (from == From.BEACON) {
      plan.mistake(
          MEMBER,
          "a beacon needs its name, a round and when that is published:"
              + " {from: beacon, beacon: NAME, round: N, notBefore: 2026-01-01T00:00:00Z}");
    }
    return of(from);
  }

  private static FreshnessPlan read(Fields plan, Fields fields) {
    From from = fields.choice("from", From.class);
    FreshnessPlan read = from == From.BEACON ? beacon(fields) : of(from);
    fields.done();
    return read;
  }

  private static FreshnessPlan beacon(Fields fields) {
    String name = fields.id("beacon");
    long round = fields.integer("round", 1, Node.LARGEST_INTEGER);
    String notBefore = fields.text("notBefore");
    try {
      Instant.parse(notBefore);
    } catch (DateTimeParseException e) {
      fields.mistake("notBefore", "must be a time in UTC, such as 2026-01-01T00:00:00Z");
    }
    return new FreshnessPlan(
        From.BEACON, Optional.of(name), OptionalLong.of(round), Optional.of(notBefore));
  }
}
