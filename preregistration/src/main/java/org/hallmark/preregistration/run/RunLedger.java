package org.hallmark.preregistration.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.hallmark.preregistration.plan.RunChoice;
import org.hallmark.preregistration.run.RunClose.RunOutcome;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * The runs of a sealed plan: consecutive numbers, each opened before it starts and closed after,
 * and chained by digest so that none can be taken out.
 *
 * @param entries the bytes of every entry by its path
 */
public record RunLedger(SortedMap<String, byte[]> entries) {
  private static final String FOLDER = "runs/";

  public RunLedger {
    entries = new TreeMap<>(entries);
  }

  static String path(int run, String end) {
    String digits = Integer.toString(run);
    return FOLDER + "0".repeat(Math.max(0, 4 - digits.length())) + digits + "." + end + ".json";
  }

  /** The ledger among the files of a release. */
  public static RunLedger of(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(FOLDER)) {
            entries.put(path, bytes);
          }
        });
    return new RunLedger(entries);
  }

  /** The number of the last opened run, 0 without one. */
  public int last() {
    int run = 0;
    while (entries.containsKey(RunOpen.path(run + 1))) {
      run++;
    }
    return run;
  }

  /** Is the last run still open? */
  public boolean isOpen() {
    return last() > 0 && !entries.containsKey(RunClose.path(last()));
  }

  /** What the next opening entry must name as the entry before it. */
  public Digest head(byte[] seal) {
    return last() == 0 ? Digest.of(seal) : Digest.of(entries.get(RunClose.path(last())));
  }

  /** The opening entry of a run. */
  public RunOpen open(int run) throws MalformedDocumentException {
    return read(RunOpen.path(run), entries.get(RunOpen.path(run)), RunOpen.class);
  }

  /** An entry in its one form. */
  private static <T> T read(String path, byte[] bytes, Class<T> type)
      throws MalformedDocumentException {
    return Records.of(path, Documents.canonicalJson(path, bytes), type);
  }

  /** This ledger with one more opening entry. */
  public RunLedger with(RunOpen entry) {
    return with(RunOpen.path(entry.run()), CanonicalJson.bytes(entry));
  }

  /** This ledger with the last run closed. */
  public RunLedger closed(RunClose.Reason reason) {
    return closed(reason, Optional.empty());
  }

  /** This ledger with the last run closed as completed, and what decides about it. */
  public RunLedger completed(RunOutcome outcome) {
    return closed(RunClose.Reason.COMPLETED, Optional.of(outcome));
  }

  private RunLedger closed(RunClose.Reason reason, Optional<RunOutcome> outcome) {
    Digest open = Digest.of(entries.get(RunOpen.path(last())));
    RunClose entry = new RunClose(RunClose.SCHEMA, last(), open, reason, outcome);
    return with(RunClose.path(last()), CanonicalJson.bytes(entry));
  }

  private RunLedger with(String path, byte[] bytes) {
    SortedMap<String, byte[]> more = new TreeMap<>(entries);
    more.put(path, bytes);
    return new RunLedger(more);
  }

  /**
   * Consecutive numbers, no gap, no open run, the chain unbroken, the last run released, and no
   * more runs than the plan allows.
   */
  public Check check(byte[] seal, Digest plan, int budget) {
    return check(seal, run -> plan, budget);
  }

  /**
   * The same where amendments give later runs another plan.
   *
   * @param plans the digest of the plan that each run must be bound to
   */
  public Check check(byte[] seal, IntFunction<Digest> plans, int budget) {
    return check(seal, plans, budget, RunChoice.first());
  }

  /**
   * The same where a rule chooses among runs.
   *
   * @param choice the registered rule
   */
  public Check check(byte[] seal, IntFunction<Digest> plans, int budget, RunChoice choice) {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, byte[]> rest = new TreeMap<>(entries);
    Digest previous = Digest.of(seal);
    for (int run = 1; run <= last(); run++) {
      checkOpen(run, plans.apply(run), previous, findings);
      previous = checkClose(run, choice, findings).orElse(previous);
      rest.remove(RunOpen.path(run));
      rest.remove(RunClose.path(run));
    }
    if (last() == 0) {
      findings.add(new Finding("run-gap", RunOpen.path(1), "an opening entry", "absent"));
    }
    rest.keySet().forEach(p -> findings.add(new Finding("run-gap", p, "consecutive runs", p)));
    if (last() > budget) {
      findings.add(new Finding("run-budget", "runs", "at most " + budget, "" + last()));
    }
    if (choice.compares() && last() < budget) {
      findings.add(new Finding("run-choice", "runs", "all " + budget + " runs", "" + last()));
    }
    return Check.of(
        "run-ledger", "Are the runs consecutive, closed, chained and within the budget?", findings);
  }

  private void checkOpen(int run, Digest plan, Digest previous, List<Finding> findings) {
    String path = RunOpen.path(run);
    try {
      RunOpen entry = open(run);
      expect("run-schema", path + "#/schema", RunOpen.SCHEMA, entry.schema(), findings);
      expect("run-number", path + "#/run", "" + run, "" + entry.run(), findings);
      expect("run-plan", path + "#/plan", plan.toString(), entry.plan().toString(), findings);
      expect(
          "run-chain",
          path + "#/previous",
          previous.toString(),
          entry.previous().toString(),
          findings);
    } catch (MalformedDocumentException e) {
      findings.add(new Finding("run-malformed", path, e.expected(), e.found()));
    }
  }

  private Optional<Digest> checkClose(int run, RunChoice choice, List<Finding> findings) {
    String path = RunClose.path(run);
    byte[] bytes = entries.get(path);
    if (bytes == null) {
      findings.add(new Finding("run-unclosed", path, "a closing entry", "absent"));
      return Optional.empty();
    }
    try {
      RunClose entry = read(path, bytes, RunClose.class);
      expect("run-schema", path + "#/schema", RunClose.SCHEMA, entry.schema(), findings);
      expect("run-number", path + "#/run", "" + run, "" + entry.run(), findings);
      String open = Digest.of(entries.get(RunOpen.path(run))).toString();
      expect("run-chain", path + "#/open", open, entry.open().toString(), findings);
      checkReason(run, entry, choice, findings);
    } catch (MalformedDocumentException e) {
      findings.add(new Finding("run-malformed", path, e.expected(), e.found()));
    }
    return Optional.of(Digest.of(bytes));
  }

  private void checkReason(int run, RunClose entry, RunChoice choice, List<Finding> findings) {
    RunClose.Reason reason = entry.reason();
    boolean fits =
        choice.compares()
            ? reason != RunClose.Reason.RELEASED
            : reason != RunClose.Reason.COMPLETED
                && (reason == RunClose.Reason.RELEASED) == (run == last());
    if (!fits) {
      String last = run == last() ? "released" : "another reason than completed";
      findings.add(
          new Finding(
              "run-reason",
              RunClose.path(run),
              choice.compares() ? "another reason than released" : last,
              reason.toString()));
    }
    boolean decides = choice.compares() && reason == RunClose.Reason.COMPLETED;
    if (decides != entry.outcome().isPresent()
        || !entry
            .outcome()
            .map(RunOutcome::observable)
            .equals(decides ? choice.of() : Optional.empty())) {
      findings.add(
          new Finding(
              "run-outcome",
              RunClose.path(run) + "#/outcome",
              decides ? choice.of().orElseThrow() : "none",
              entry.outcome().map(RunOutcome::observable).orElse("none")));
    }
  }

  /**
   * The run that the rule chooses: ties go to the first, and so does a choice without estimates.
   */
  public Optional<Integer> chosen(RunChoice choice) throws MalformedDocumentException {
    if (!choice.compares()) {
      return last() == 0 ? Optional.empty() : Optional.of(last());
    }
    Optional<Integer> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int run = 1; run <= last(); run++) {
      Optional<RunOutcome> outcome = outcome(run);
      double divergence = outcome.flatMap(RunOutcome::divergence).orElse(Double.POSITIVE_INFINITY);
      if (outcome.isPresent() && (best.isEmpty() || divergence < least)) {
        best = Optional.of(run);
        least = divergence;
      }
    }
    return best;
  }

  /** What decides about a run that completed. */
  public Optional<RunOutcome> outcome(int run) throws MalformedDocumentException {
    byte[] bytes = entries.get(RunClose.path(run));
    return bytes == null
        ? Optional.empty()
        : Records.read(RunClose.path(run), bytes, RunClose.class).outcome();
  }

  private static void expect(
      String code, String subject, String expected, String found, List<Finding> findings) {
    if (!expected.equals(found)) {
      findings.add(new Finding(code, subject, expected, found));
    }
  }

  /** Entries by path; the bytes are shared and must not be changed. */
  @Override
  public SortedMap<String, byte[]> entries() {
    return java.util.Collections.unmodifiableSortedMap(entries);
  }

  /** How each run ended, for the report. */
  public Map<Integer, String> reasons() throws MalformedDocumentException {
    Map<Integer, String> reasons = new TreeMap<>();
    for (int run = 1; run <= last(); run++) {
      byte[] bytes = entries.get(RunClose.path(run));
      if (bytes != null) {
        RunClose close = read(RunClose.path(run), bytes, RunClose.class);
        reasons.put(run, close.reason().toString());
      }
    }
    return reasons;
  }
}
