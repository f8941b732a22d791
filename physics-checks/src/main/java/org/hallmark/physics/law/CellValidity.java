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
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.science.Cell;

/**
 * A periodic cell is right-handed and at least so large, or has the volume that is stated. Angles
 * that no three vectors can make count as a negative volume.
 */
final class CellValidity implements LawKind {

  private record Look(CellColumns cell, Optional<Expression> stated, double least, RowKeys rows)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[][] cells = cell.values(data);
      double[][] volumes =
          stated.map(e -> new double[][] {e.evaluate(data)}).orElse(new double[0][]);
      double[] residuals = new double[data.rows()];
      for (int row = 0; row < residuals.length; row++) {
        double flaw = Cells.flaw(row, cells, volumes);
        double volume = flaw == 0 ? Cell.volume(CellColumns.vectors(cells, row)) : 0;
        double wanted = volumes.length == 0 ? least : volumes[0][row];
        residuals[row] = flaw == 0 ? Cells.residual(wanted - volume) : flaw;
      }
      return Examination.of(
          residuals, stated.isPresent() ? Sided.BOTH : Sided.ABOVE, row -> rows.name(data, row));
    }
  }

  @Override
  public String id() {
    return "cell-validity";
  }

  @Override
  public String method() {
    return "cell-validity-v1";
  }

  @Override
  public String purpose() {
    return "A periodic cell is right-handed and large enough, or has the stated volume.";
  }

  @Override
  public String example() {
    return "{kind: cell-validity, id: cell, title: Cells have a volume, cell: [a, b, c, alpha, beta,"
        + " gamma], atLeast: 0.1, unit: A^3, tolerance: 0}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<CellColumns> cell = CellColumns.read(entry);
    boolean volume = entry.fields().has("volume");
    Optional<Expression> stated = entry.optionalExpression("volume");
    double least = volume ? 0 : entry.fields().number("atLeast", Bounds.atLeast(0));
    LawStatement statement =
        entry.statement(
            stated.map(e -> e.text() + " = volume").orElse("volume >= " + Numbers.text(least)),
            Optional.empty(),
            Optional.of("the vectors are given in a right-handed order"),
            Optional.of("a cell of any valid shape passes"),
            Countable.YES);
    if (cell.isEmpty() || volume && stated.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> all = new ArrayList<>(cell.get().expressions());
    stated.ifPresent(all::add);
    RowKeys rows = RowKeys.of(entry.context().keys(), Cells.columns(all));
    return Optional.of(
        TableLaw.ofRows(statement, Cells.columns(all), new Look(cell.get(), stated, least, rows)));
  }
}
