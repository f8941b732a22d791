package org.hallmark.privacy.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;

/** What a verifier asks of a privacy statement; it needs nothing but the statement. */
public final class PrivacyChecks {
  private static final String BOUNDS = "privacy-bounds";
  private static final String BOUNDS_QUESTION =
      "Do the looks at the source give the privacy bounds that are published?";
  private static final String BUDGET = "privacy-budget";
  private static final String WEAKNESSES = "privacy-weaknesses";
  private static final String WEAKNESSES_QUESTION =
      "Does the statement name every weakness that its looks leave open, and all that rests on"
          + " trust?";

  private final PrivacyStatement statement;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private PrivacyChecks(PrivacyStatement statement, String file) {
    this.statement = statement;
    this.file = file;
  }

  /** {@link #reaccount(PrivacyStatement, String)} of {@code results/privacy.json}. */
  public static List<Check> reaccount(PrivacyStatement statement) {
    return reaccount(statement, "results/privacy.json");
  }

  /**
   * Computes every number of a statement again. The accountant is the same program with the same
   * arithmetic, so nothing but the very same number passes.
   *
   * @param file what findings call the statement
   */
  public static List<Check> reaccount(PrivacyStatement statement, String file) {
    if (!statement.accountant().equals(Accounting.ID)) {
      return List.of(
          Check.incomplete(
              BOUNDS,
              BOUNDS_QUESTION,
              new Finding("accountant-unknown", file, Accounting.ID, statement.accountant())));
    }
    return List.of(
        new PrivacyChecks(statement, file).bounds(), new PrivacyChecks(statement, file).budget());
  }

  /**
   * Asks for every sentence that the charges and settings call for.
   *
   * @param version id of the statement's words in the manifest; another one than {@link
   *     Statements#VERSION} leaves the question open
   * @param file what findings call the statement
   */
  public static Check words(PrivacyStatement statement, String version, String file) {
    if (!version.equals(Statements.VERSION)) {
      return Check.incomplete(
          WEAKNESSES,
          WEAKNESSES_QUESTION,
          new Finding("statement-unknown", file, Statements.VERSION, version));
    }
    return new PrivacyChecks(statement, file).weaknesses();
  }

  private Check bounds() {
    List<PrivacyEvent> events = events();
    if (findings.isEmpty()) {
      try {
        compareBounds(Accounting.bounds(events, statement.adjacency(), statement.delta()), events);
      } catch (UnsupportedEventException | IllegalArgumentException e) {
        findings.add(
            new Finding("privacy-not-accountable", file, "looks with a bound", e.getMessage()));
      }
    }
    return Check.of(BOUNDS, BOUNDS_QUESTION, findings);
  }

  private void compareBounds(SortedMap<String, Double> bounds, List<PrivacyEvent> events) {
    TreeSet<String> methods = new TreeSet<>(bounds.keySet());
    methods.addAll(statement.bounds().keySet());
    for (String method : methods) {
      compare("/bounds/" + method, bounds.get(method), statement.bounds().get(method));
    }
    compare("/epsilonUpper", Collections.min(bounds.values()), statement.epsilonUpper());
    for (int i = 0; i < events.size(); i++) {
      compare(
          "/charges/" + i + "/epsilonAlone",
          Statements.epsilonAlone(events.get(i), statement.adjacency(), statement.delta()),
          statement.charges().get(i).epsilonAlone());
    }
  }

  private Check budget() {
    double epsilon = statement.epsilonUpper();
    boolean within =
        Double.isFinite(epsilon)
            && Decimals.of(epsilon).compareTo(Decimals.of(statement.budget())) <= 0;
    if (!within) {
      findings.add(
          new Finding(
              "privacy-budget-exceeded",
              file + "#/epsilonUpper",
              "at most " + statement.budget(),
              String.valueOf(epsilon)));
    }
    return Check.of(BUDGET, "Does the privacy loss stay within the plan's budget?", findings);
  }

  private Check weaknesses() {
    List<String> expected =
        new ArrayList<>(
            Statements.openWeaknesses(
                events(),
                Statements.sums(statement.charges().stream().map(ChargedEvent::purpose).toList()),
                statement.settingsChosenOn(),
                statement.replay(),
                statement.uncovered()));
    expected.removeAll(statement.openWeaknesses());
    findings.clear();
    for (String missing : expected) {
      findings.add(
          new Finding("privacy-weakness-unsaid", file + "#/openWeaknesses", missing, "nothing"));
    }
    expected = new ArrayList<>(Statements.trust(statement.settingsChosenOn()));
    expected.removeAll(statement.trust());
    for (String missing : expected) {
      findings.add(new Finding("privacy-trust-unsaid", file + "#/trust", missing, "nothing"));
    }
    return Check.of(WEAKNESSES, WEAKNESSES_QUESTION, findings);
  }

  private List<PrivacyEvent> events() {
    List<PrivacyEvent> events = new ArrayList<>();
    for (int i = 0; i < statement.charges().size(); i++) {
      event(statement.charges().get(i), i).ifPresent(events::add);
    }
    return events;
  }

  private Optional<PrivacyEvent> event(ChargedEvent charge, int index) {
    try {
      return Optional.of(PrivacyEvents.of(charge.mechanism(), new TreeMap<>(charge.parameters())));
    } catch (IllegalArgumentException e) {
      findings.add(
          new Finding(
              "privacy-event-unknown",
              file + "#/charges/" + index,
              "a look that this program can account for",
              e.getMessage()));
      return Optional.empty();
    }
  }

  private void compare(String pointer, Double expected, Double found) {
    boolean same = expected != null && found != null && Double.compare(expected, found) == 0;
    if (!same) {
      findings.add(
          new Finding(
              "privacy-bound-differs",
              file + "#" + pointer,
              String.valueOf(expected),
              String.valueOf(found)));
    }
  }
}
