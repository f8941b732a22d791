package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * The linear momentum Σ m v, or the angular momentum Σ m r × v, of every frame of particles is
 * zero.
 *
 * <p>The residual of a frame is the length of that vector, each component an exact sum of products.
 * Angular momentum is not conserved in a periodic box.
 */
final class Momentum implements LawKind {

  private record Look(
      List<String> frame, Expression mass, List<Expression> velocity, List<Expression> position)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      KeyedRows frames = KeyedRows.of(data, frame, List.of());
      List<Expression> all = new ArrayList<>(velocity);
      all.add(mass);
      all.addAll(position);
      double[][] values = Cells.evaluate(all, data);
      double[] residuals = new double[frames.size()];
      List<String> unused = new ArrayList<>();
      for (int group = 0; group < residuals.length; group++) {
        double flaw = Cells.flaw(values, frames.rows(group));
        residuals[group] = flaw == 0 ? length(values, frames.rows(group)) : flaw;
        if (flaw != 0) {
          unused.add(frames.name(group));
        }
      }
      return Examination.of(residuals, Sided.BOTH, frames::label)
          .withGaps(Cells.gaps(frames, unused));
    }

    private double length(double[][] values, int[] rows) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        ExactSum sum = new ExactSum();
        for (int row : rows) {
          sum.add(values[3][row] * component(values, row, axis));
        }
        square += sum.value() * sum.value();
      }
      return Cells.residual(StrictMath.sqrt(square));
    }

    private double component(double[][] values, int row, int axis) {
      if (position.isEmpty()) {
        return values[axis][row];
      }
      int next = (axis + 1) % 3;
      int last = (axis + 2) % 3;
      return values[4 + next][row] * values[last][row] - values[4 + last][row] * values[next][row];
    }
  }

  @Override
  public String id() {
    return "momentum";
  }

  @Override
  public String method() {
    return "momentum-v1";
  }

  @Override
  public String purpose() {
    return "The linear momentum of every frame of particles is zero or, where positions are given,"
        + " the angular momentum.";
  }

  @Override
  public String example() {
    return "{kind: momentum, id: momentum, title: Momentum is zero, frame: [frame], mass:"
        + " \"39.948\", velocity: [vx, vy, vz], unit: (g/mol)(A/fs), tolerance: 1.0e-9}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    List<String> frame = entry.columns("frame");
    Optional<Expression> mass = entry.expression("mass");
    List<Expression> velocity = entry.threeExpressions("velocity");
    boolean angular = entry.fields().has("position");
    List<Expression> position = angular ? entry.threeExpressions("position") : List.of();
    LawStatement statement =
        entry.statement(
            angular ? "|sum m r x v| = 0" : "|sum m v| = 0",
            Optional.empty(),
            Optional.of(
                angular
                    ? "the frame is isolated and not periodic"
                    : "no outer force acts and the centre of mass was at rest"),
            Optional.of("forces between particles may be wrong as long as they are opposite"),
            Countable.YES);
    if (mass.isEmpty() || velocity.isEmpty() || angular && position.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> all = new ArrayList<>(velocity);
    all.add(mass.get());
    all.addAll(position);
    SortedSet<String> columns = Cells.columns(all);
    return Optional.of(
        TableLaw.ofGroups(
            statement, columns, frame, new Look(frame, mass.get(), velocity, position)));
  }
}
