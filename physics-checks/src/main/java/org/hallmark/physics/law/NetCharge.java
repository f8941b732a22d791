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
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/** The charges of every group add up to a given total; the sum is exact, rounded once. */
final class NetCharge implements LawKind {

  private record Look(Expression charge, double total, List<String> group)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      KeyedRows groups = KeyedRows.of(data, group, List.of());
      double[][] charges = {charge.evaluate(data)};
      double[] residuals = new double[groups.size()];
      List<String> unused = new ArrayList<>();
      for (int g = 0; g < residuals.length; g++) {
        double flaw = Cells.flaw(charges, groups.rows(g));
        residuals[g] =
            flaw == 0 ? Cells.residual(ExactSum.of(groups.of(g, charges[0])) - total) : flaw;
        if (flaw != 0) {
          unused.add(groups.name(g));
        }
      }
      return Examination.of(residuals, Sided.BOTH, groups::label)
          .withGaps(Cells.gaps(groups, unused));
    }
  }

  @Override
  public String id() {
    return "net-charge";
  }

  @Override
  public String method() {
    return "net-charge-v1";
  }

  @Override
  public String purpose() {
    return "The charges of every group add up to a given total.";
  }

  @Override
  public String example() {
    return "{kind: net-charge, id: neutral, title: Cells are neutral, charge: q, total: 0, group:"
        + " [frame], unit: e, tolerance: 1.0e-9}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> charge = entry.expression("charge");
    double total = entry.fields().number("total", Bounds.finite(), 0);
    List<String> group = entry.columns("group");
    LawStatement statement =
        entry.statement(
            "sum(" + charge.map(Expression::text).orElse("") + ") = " + Numbers.text(total),
            Optional.empty(),
            Optional.of("all charges of a group are there"),
            Optional.of("single charges may be wrong where their errors cancel"),
            Countable.YES);
    charge.ifPresent(e -> entry.requireUnit(statement, List.of(e)));
    return charge.map(
        e -> TableLaw.ofGroups(statement, e.columns(), group, new Look(e, total, group)));
  }
}
