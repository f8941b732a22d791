package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * A number that is stated for a group, such as its energy, is the one that its rows determine: the
 * residual is stated less recomputed. Rows that state different numbers break the law.
 */
final class StatedQuantity implements LawKind {

  private record Look(Expression stated, GroupQuantity quantity, List<String> group)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      KeyedRows groups = KeyedRows.of(data, group, List.of());
      double[][] said = {stated.evaluate(data)};
      double[][] read = Cells.of(List.copyOf(quantity.columns()), data);
      double[] residuals = new double[groups.size()];
      List<String> unused = new ArrayList<>();
      for (int g = 0; g < residuals.length; g++) {
        int[] rows = groups.rows(g);
        double flaw = Cells.flaw(said, rows);
        flaw = flaw == 0 ? Cells.flaw(read, rows) : flaw;
        residuals[g] = flaw == 0 ? residual(data.rows(rows), groups.of(g, said[0])) : flaw;
        if (flaw != 0) {
          unused.add(groups.name(g));
        }
      }
      return Examination.of(residuals, Sided.BOTH, groups::label)
          .withGaps(Cells.gaps(groups, unused));
    }

    private double residual(Table group, double[] said) {
      for (double other : said) {
        if (other != said[0]) {
          return Table.BAD;
        }
      }
      return Cells.residual(said[0] - quantity.of(group));
    }
  }

  @Override
  public String id() {
    return "stated-quantity";
  }

  @Override
  public String method() {
    return "stated-quantity-v1";
  }

  @Override
  public String purpose() {
    return "A number stated for a group, such as its energy, is the one that its rows determine.";
  }

  @Override
  public String example() {
    return "{kind: stated-quantity, id: energy, title: Energies are those of the spins, stated:"
        + " energy, quantity: {neighbourSum: [spin], site: [i, j], sizes: [2, 2], coupling: -1},"
        + " group: [config], unit: J, tolerance: 0}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> stated = entry.expression("stated");
    Optional<GroupQuantity> quantity = GroupQuantity.read(entry);
    List<String> group = entry.columns("group");
    LawStatement statement =
        entry.statement(
            stated.map(Expression::text).orElse("")
                + " = "
                + quantity.map(GroupQuantity::text).orElse(""),
            Optional.empty(),
            Optional.of("all rows that the number is of are there"),
            Optional.of("a wrong state with its right number passes"),
            Countable.YES);
    if (stated.isEmpty() || quantity.isEmpty()) {
      return Optional.empty();
    }
    entry.requireUnit(statement, List.of(stated.get()));
    List<String> columns = new ArrayList<>(stated.get().columns());
    columns.addAll(quantity.get().columns());
    return Optional.of(
        TableLaw.ofGroups(
            statement, columns, group, new Look(stated.get(), quantity.get(), group)));
  }
}
