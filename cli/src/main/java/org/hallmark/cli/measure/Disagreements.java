package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;

/**
 * What of a table is looked at for its own sake, so that nothing of the plan is left out without a
 * word: rows that are not each another, rows without cluster or group, numbers beyond the bounds.
 */
final class Disagreements {
  private final MeasuredTable table;
  private final Optional<RepeatedKeys> keys;
  private final Map<Expression, String> codes = new LinkedHashMap<>();
  private final RowNotes notes;

  /**
   * Decides what to look for, and tells what cannot be.
   *
   * @param keys columns that together name a row, or none
   * @param clusters what correlated rows share
   * @param groups what coarse quantities are grouped by, of those that the table has
   */
  Disagreements(
      MeasuredTable table,
      MeasuringPlan plan,
      Optional<Expression> clusters,
      List<Expression> groups) {
    this.table = table;
    List<String> lacking = table.lacking(plan.keys());
    if (!lacking.isEmpty()) {
      table.add("keys-not-checked", "keys", plan.keys().toString(), "a table without " + lacking);
    }
    this.keys =
        plan.keys().isEmpty() || !lacking.isEmpty()
            ? Optional.empty()
            : Optional.of(new RepeatedKeys(plan.keyExpressions()));
    this.keys.ifPresent(all -> all.keys().forEach(key -> codes.put(key, "keys-missing")));
    clusters.ifPresent(by -> codes.putIfAbsent(by, "clusters-missing"));
    groups.forEach(group -> codes.putIfAbsent(group, "groups-missing"));
    this.notes = new RowNotes(List.copyOf(codes.keySet()), table.columns());
  }

  /** What is to be gathered for it. */
  List<Gathering<?>> gatherings() {
    List<Gathering<?>> all = new ArrayList<>(List.of(notes));
    keys.ifPresent(all::add);
    return all;
  }

  /** Tells what was found. */
  void tell(Gathered gathered) {
    keys.map(gathered::of)
        .filter(repeated -> repeated > 0)
        .ifPresent(
            repeated ->
                table.add(
                    "keys-repeated",
                    keys.get().keys().toString(),
                    "each row once",
                    repeated + " rows with the keys of another"));
    long[] counts = gathered.of(notes);
    for (int i = 0; i < notes.valued().size(); i++) {
      Expression expression = notes.valued().get(i);
      tell(codes.get(expression), expression.text(), "a value in every row", counts[i], "without");
    }
    for (int i = 0; i < notes.bounded().size(); i++) {
      tell(
          "out-of-bounds",
          notes.bounded().get(i).name(),
          "from "
              + Shown.number(notes.bounded().get(i).minimum())
              + " to "
              + Shown.number(notes.bounded().get(i).maximum()),
          counts[notes.valued().size() + i],
          "beyond; are unit and bounds those of the table?");
    }
  }

  private void tell(String code, String subject, String expected, long count, String how) {
    if (count > 0) {
      table.add(code, subject, expected, count + (count == 1 ? " row " : " rows ") + how);
    }
  }
}
