package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/** Reads the plan's claims and judges them by machine. */
public final class Claims {
  private Claims() {}

  /**
   * Reads the section {@code claims}.
   *
   * @param subjects for each quantity, the ids that a claim may be about
   */
  public static List<Claim> read(
      List<Node> section, SortedMap<Claim.Quantity, Set<String>> subjects, Mistakes mistakes) {
    List<Claim> claims = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node node : section) {
      Fields fields = Fields.of(node, mistakes);
      Claim claim =
          new Claim(
              fields.id("id"),
              fields.text("statement"),
              fields.text("of"),
              fields.choice("quantity", Claim.Quantity.class),
              fields.number("below", Bounds.positive()));
      if (!seen.add(claim.id())) {
        fields.mistake("id", "claim '" + claim.id() + "' is there twice; ids must differ");
      }
      checkSubject(claim, subjects.getOrDefault(claim.quantity(), Set.of()), fields);
      fields.done();
      claims.add(claim);
    }
    return List.copyOf(claims);
  }

  private static void checkSubject(Claim claim, Set<String> allowed, Fields fields) {
    if (allowed.contains(claim.of())) {
      return;
    }
    String nearest =
        Words.nearest(claim.of(), allowed).map(w -> "; did you mean '" + w + "'?").orElse(".");
    fields.mistake(
        "of",
        "nothing registered under '"
            + claim.of()
            + "' has the quantity "
            + Words.kebab(claim.quantity())
            + nearest
            + " Allowed: "
            + String.join(", ", allowed));
  }

  /** Judges every claim, in the plan's order, by the outcome of its subject. */
  public static List<ClaimVerdict> judge(List<Claim> claims, List<Outcome> outcomes) {
    return claims.stream().map(claim -> judge(claim, outcomeOf(claim, outcomes))).toList();
  }

  private static Optional<Outcome> outcomeOf(Claim claim, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(o -> o.subject().equals(claim.of()) && o.quantity() == claim.quantity())
        .findFirst();
  }

  private static ClaimVerdict judge(Claim claim, Optional<Outcome> outcome) {
    Optional<Double> lower = outcome.flatMap(Outcome::lower);
    Optional<Double> upper = outcome.flatMap(Outcome::upper);
    Judgement judgement = Judgement.INCONCLUSIVE;
    String reason = outcome.map(Outcome::reason).orElse("the subject was not measured");
    if (upper.isPresent() && upper.get() < claim.below()) {
      judgement = Judgement.SUPPORTED;
      reason = "the upper end of the interval is below the threshold";
    } else if (lower.isPresent() && lower.get() >= claim.below()) {
      judgement = Judgement.NOT_SUPPORTED;
      reason = "the lower end of the interval is at or above the threshold";
    } else if (upper.isPresent()) {
      reason = "the interval holds the threshold";
    }
    return new ClaimVerdict(
        claim.id(),
        claim.statement(),
        claim.of(),
        Words.kebab(claim.quantity()),
        claim.below(),
        claim.quantity().unit(),
        outcome.flatMap(Outcome::estimate),
        lower,
        upper,
        judgement,
        reason);
  }
}
