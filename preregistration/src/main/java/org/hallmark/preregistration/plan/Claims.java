package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/** Reads the plan's claims; {@link Judging} judges them. */
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
              fields.number("below", Bounds.positive()),
              fields.optionalNumber("above", Bounds.atLeast(0)));
      if (!seen.add(claim.id())) {
        fields.mistake("id", "claim '" + claim.id() + "' is there twice; ids must differ");
      }
      if (claim.above().orElse(-1) >= claim.below()) {
        fields.mistake("above", "must be less than below, so that there is a margin between them");
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
}
