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
 * No two particles of a frame are closer than allowed, their periodic images included: the residual
 * is what the closest pair lacks. A frame whose cell does not span space breaks the law.
 */
final class ClosestPair implements LawKind {

  private record Look(
      List<String> frame, List<Expression> position, Optional<CellColumns> cell, double least)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      KeyedRows frames = KeyedRows.of(data, frame, List.of());
      double[][] at = Cells.evaluate(position, data);
      double[][] cells = cell.map(c -> c.values(data)).orElse(new double[0][]);
      double[] residuals = new double[frames.size()];
      List<String> unused = new ArrayList<>();
      for (int f = 0; f < residuals.length; f++) {
        int[] rows = frames.rows(f);
        double flaw = Cells.flaw(at, rows);
        flaw = flaw == 0 ? Cells.flaw(cells, rows) : flaw;
        residuals[f] = flaw == 0 ? residual(at, cells, rows) : flaw;
        if (flaw != 0) {
          unused.add(frames.name(f));
        }
      }
      return Examination.of(residuals, Sided.ABOVE, frames::label)
          .withGaps(Cells.gaps(frames, unused));
    }

    private double residual(double[][] at, double[][] cells, int[] rows) {
      Optional<Cell> periodic =
          cells.length == 0 ? Optional.empty() : CellColumns.cell(cells, rows[0]);
      if (cells.length > 0 && periodic.isEmpty()) {
        return Table.BAD;
      }
      if (rows.length < 2) {
        return Table.MISSING;
      }
      double closest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < i; j++) {
          double[] step = new double[3];
          for (int axis = 0; axis < 3; axis++) {
            step[axis] = at[axis][rows[i]] - at[axis][rows[j]];
          }
          double[] nearest = periodic.isPresent() ? periodic.get().nearest(step) : step;
          closest = Math.min(closest, Cell.length(nearest));
        }
      }
      return Cells.residual(Math.max(0, least - closest));
    }
  }

  @Override
  public String id() {
    return "closest-pair";
  }

  @Override
  public String method() {
    return "closest-pair-v1";
  }

  @Override
  public String purpose() {
    return "No two particles of a frame are closer than allowed, periodic images included.";
  }

  @Override
  public String example() {
    return "{kind: closest-pair, id: overlap, title: Atoms do not overlap, frame: [frame], position:"
        + " [x, y, z], cell: [a, b, c], atLeast: 0.5, unit: A, tolerance: 0}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    List<String> frame = entry.columns("frame");
    List<Expression> position = entry.threeExpressions("position");
    boolean periodic = entry.fields().has("cell");
    Optional<CellColumns> cell = periodic ? CellColumns.read(entry) : Optional.empty();
    double least = entry.fields().number("atLeast", Bounds.positive());
    LawStatement statement =
        entry.statement(
            "least pair distance >= " + Numbers.text(least),
            Optional.empty(),
            Optional.of("all particles of a frame are there, in one cell"),
            Optional.of("distances that are too great pass; images of one particle are not pairs"),
            Countable.YES);
    if (position.isEmpty() || periodic && cell.isEmpty()) {
      return Optional.empty();
    }
    entry.requireUnit(statement, position);
    List<Expression> all = new ArrayList<>(position);
    cell.ifPresent(c -> all.addAll(c.expressions()));
    return Optional.of(
        TableLaw.ofGroups(
            statement, Cells.columns(all), frame, new Look(frame, position, cell, least)));
  }
}
