package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Table;

/**
 * Every group of atoms is so many times a formula: the residual is how many atoms are too many or
 * too few, Σ |n − m f| with m = atoms / atoms of the formula; those of another element are all too
 * many.
 */
final class Stoichiometry implements LawKind {
  private static final long MOST_ATOMS = 1_000_000;

  private record Look(String element, Map<Integer, Long> formula, List<String> group)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      KeyedRows groups = KeyedRows.of(data, group, List.of());
      double[][] elements = {data.column(element)};
      double[] residuals = new double[groups.size()];
      List<String> unused = new ArrayList<>();
      for (int g = 0; g < residuals.length; g++) {
        double flaw = Cells.flaw(elements, groups.rows(g));
        residuals[g] = flaw == 0 ? residual(groups.of(g, elements[0])) : flaw;
        if (flaw != 0) {
          unused.add(groups.name(g));
        }
      }
      return Examination.of(residuals, Sided.ABOVE, groups::label)
          .withGaps(Cells.gaps(groups, unused));
    }

    private double residual(double[] atoms) {
      Map<Integer, Long> counts = new LinkedHashMap<>();
      for (double atom : atoms) {
        counts.merge((int) atom, 1L, Long::sum);
      }
      long size = formula.values().stream().mapToLong(n -> n).sum();
      double times = (double) atoms.length / size;
      double residual = 0;
      for (Map.Entry<Integer, Long> part : formula.entrySet()) {
        long count = Optional.ofNullable(counts.remove(part.getKey())).orElse(0L);
        residual += Math.abs(count - times * part.getValue());
      }
      for (long other : counts.values()) {
        residual += other;
      }
      return residual;
    }
  }

  @Override
  public String id() {
    return "stoichiometry";
  }

  @Override
  public String method() {
    return "stoichiometry-v1";
  }

  @Override
  public String purpose() {
    return "Every group of atoms is a whole number of times, or a part, of a formula.";
  }

  @Override
  public String example() {
    return "{kind: stoichiometry, id: formula, title: Molecules are water, element: element, formula:"
        + " {H: 2, O: 1}, group: [mol], tolerance: 0}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<String> element = entry.column("element");
    if (element.isPresent() && entry.schema().column(element.get()).kind() != Kind.CATEGORY) {
      entry.fields().mistake("element", "must be a column of words");
      element = Optional.empty();
    }
    Fields formula = entry.fields().object("formula");
    Map<Integer, Long> counts = counts(entry, formula, element);
    List<String> group = entry.columns("group");
    LawStatement statement =
        entry.statement(
            "atoms = m * " + text(entry, counts, element),
            Optional.of("atom"),
            Optional.of("all atoms of a group are there"),
            Optional.of("atoms may be at wrong places and bonded wrongly"),
            Countable.YES);
    if (element.isEmpty() || counts.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = List.of(element.get());
    return Optional.of(
        TableLaw.ofGroups(statement, columns, group, new Look(element.get(), counts, group)));
  }

  private static Map<Integer, Long> counts(
      LawReading entry, Fields formula, Optional<String> element) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    if (formula.node().kind() != Node.Kind.OBJECT || element.isEmpty()) {
      return counts;
    }
    List<String> words = entry.schema().column(element.get()).values();
    entry
        .fields()
        .raw("formula")
        .filter(node -> node.kind() == Node.Kind.OBJECT)
        .ifPresent(
            node ->
                node.members()
                    .keySet()
                    .forEach(
                        name -> {
                          long count = formula.integer(name, 1, MOST_ATOMS);
                          if (words.contains(name)) {
                            counts.put(words.indexOf(name), count);
                          } else {
                            formula.mistake(name, "must be one of " + words);
                          }
                        }));
    formula.done();
    return counts;
  }

  private static String text(
      LawReading entry, Map<Integer, Long> counts, Optional<String> element) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (word, count) ->
            text.append(entry.schema().column(element.orElseThrow()).values().get(word))
                .append(count == 1 ? "" : Long.toString(count)));
    return text.toString();
  }
}
