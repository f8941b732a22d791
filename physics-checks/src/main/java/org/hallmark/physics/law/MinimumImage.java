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
import org.hallmark.tables.science.Cell;

/**
 * A stated distance is the least distance between two particles and all their periodic images, in a
 * cell of any shape. A cell that does not span space breaks the law.
 */
final class MinimumImage implements LawKind {

  private record Look(
      Expression distance, List<Expression> displacement, CellColumns cell, RowKeys rows)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[][] steps = Cells.evaluate(displacement, data);
      double[][] cells = cell.values(data);
      double[][] stated = {distance.evaluate(data)};
      double[] residuals = new double[data.rows()];
      for (int row = 0; row < residuals.length; row++) {
        double flaw = Cells.flaw(row, steps, stated, cells);
        residuals[row] = flaw == 0 ? residual(steps, cells, stated[0][row], row) : flaw;
      }
      return Examination.of(residuals, Sided.BOTH, row -> rows.name(data, row));
    }

    private static double residual(double[][] steps, double[][] cells, double stated, int row) {
      Optional<Cell> cell = CellColumns.cell(cells, row);
      return cell.isEmpty()
          ? Table.BAD
          : Cells.residual(
              stated - cell.get().distance(steps[0][row], steps[1][row], steps[2][row]));
    }
  }

  @Override
  public String id() {
    return "minimum-image";
  }

  @Override
  public String method() {
    return "minimum-image-v1";
  }

  @Override
  public String purpose() {
    return "A stated distance is the least between periodic images, in a cell of any shape.";
  }

  @Override
  public String example() {
    return "{kind: minimum-image, id: distance, title: Distances are to nearest images, distance:"
        + " r, displacement: [x2 - x1, y2 - y1, z2 - z1], cell: [a, b, c, alpha, beta, gamma],"
        + " unit: A, tolerance: 1.0e-6}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> distance = entry.expression("distance");
    List<Expression> displacement = entry.threeExpressions("displacement");
    Optional<CellColumns> cell = CellColumns.read(entry);
    LawStatement statement =
        entry.statement(
            distance.map(Expression::text).orElse("") + " = least |displacement + lattice vector|",
            Optional.empty(),
            Optional.of("the cell is periodic in all three directions"),
            Optional.of("particles may still be too close to each other"),
            Countable.YES);
    if (distance.isEmpty() || displacement.isEmpty() || cell.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> all = new ArrayList<>(displacement);
    all.add(distance.get());
    all.addAll(cell.get().expressions());
    RowKeys rows = RowKeys.of(entry.context().keys(), Cells.columns(all));
    return Optional.of(
        TableLaw.ofRows(
            statement,
            Cells.columns(all),
            new Look(distance.get(), displacement, cell.get(), rows)));
  }
}
