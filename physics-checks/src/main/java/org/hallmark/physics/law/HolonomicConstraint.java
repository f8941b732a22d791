package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.law.Constraints.Constraint;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.science.Cell;

/**
 * Bonds, angles and rigid bodies hold in every molecule of every frame.
 *
 * <p>Particles of a molecule are numbered from 1 in the order of their ids; one id twice breaks the
 * law. The residual is the length less that of the bond, or the angle less the angle in degrees or,
 * where velocities are given, how fast a bond changes its length: (r·v)/|r|. Degrees of freedom are
 * 3 for each particle less 1 for each constraint, as though these were independent, less those the
 * plan says are taken out.
 */
final class HolonomicConstraint implements LawKind {

  private record Look(
      List<String> frame,
      List<String> molecule,
      String particle,
      List<Expression> position,
      List<Expression> velocity,
      Optional<CellColumns> cell,
      Constraints constraints,
      double removed,
      Optional<Double> degrees)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      List<String> keys = new ArrayList<>(frame);
      keys.addAll(molecule);
      KeyedRows molecules = KeyedRows.of(data, keys, List.of(particle));
      double[][] at = Cells.evaluate(position, data);
      double[][] moving = Cells.evaluate(velocity, data);
      double[][] cells = cell.map(c -> c.values(data)).orElse(new double[0][]);
      double[][] ids = {data.column(particle)};
      List<Constraint> all = constraints.all();
      double[] residuals = new double[Math.multiplyExact(molecules.size(), all.size())];
      List<String> unused = new ArrayList<>();
      for (int m = 0; m < molecules.size(); m++) {
        int[] rows = molecules.rows(m);
        double flaw = flaw(rows, at, moving, cells, ids);
        flaw = distinct(ids[0], rows) ? flaw : Table.BAD;
        for (int c = 0; c < all.size(); c++) {
          residuals[m * all.size() + c] =
              flaw == 0
                  ? Cells.residual(all.get(c).residual(new Place(rows, at, moving, cells)))
                  : flaw;
        }
        if (flaw != 0) {
          unused.add(molecules.name(m));
        }
      }
      List<Statistic> counts = counts(data, molecules.size());
      return new Examination(
          residuals,
          Sided.BOTH,
          index -> label(molecules, index),
          counts,
          degrees.map(stated -> judge(counts, stated)),
          Cells.gaps(molecules, unused));
    }

    private double flaw(int[] rows, double[][]... sets) {
      if (rows.length < constraints.particles()) {
        return Table.BAD;
      }
      double flaw = 0;
      for (int row : rows) {
        double here = Cells.flaw(row, sets);
        flaw = Table.isBad(flaw) || here == 0 ? flaw : here;
      }
      return flaw;
    }

    /** Of rows in the order of their ids. */
    private static boolean distinct(double[] ids, int[] rows) {
      for (int i = 1; i < rows.length; i++) {
        if (ids[rows[i]] == ids[rows[i - 1]]) {
          return false;
        }
      }
      return true;
    }

    private List<Statistic> counts(Table data, int molecules) {
      KeyedRows frames = KeyedRows.of(data, frame, List.of());
      List<Statistic> counts = new ArrayList<>();
      counts.add(Statistic.exact("frames", frames.size(), "1"));
      counts.add(Statistic.exact("molecules", molecules, "1"));
      if (frames.size() > 0) {
        double particles = (double) (data.rows() - frames.left()) / frames.size();
        double constrained = (double) molecules * constraints.all().size() / frames.size();
        counts.add(Statistic.exact("particles-per-frame", particles, "1"));
        counts.add(Statistic.exact("constraints-per-frame", constrained, "1"));
        counts.add(
            Statistic.exact(
                "degrees-of-freedom-per-frame", 3 * particles - constrained - removed, "1"));
      }
      return counts;
    }

    private static Judgement judge(List<Statistic> counts, double stated) {
      Statistic last = counts.get(counts.size() - 1);
      if (!last.name().equals("degrees-of-freedom-per-frame")) {
        return Judgement.notEstimable("there is no frame");
      }
      String found = Numbers.text(last.value());
      return Judgement.of(
          last.value() == stated
              ? Optional.empty()
              : Optional.of(found + " degrees of freedom, not " + Numbers.text(stated)),
          found + " degrees of freedom, as stated");
    }

    private SortedMap<String, String> label(KeyedRows molecules, int index) {
      int size = constraints.all().size();
      SortedMap<String, String> label = molecules.label(index / size);
      label.put("constraint", constraints.all().get(index % size).text());
      return label;
    }
  }

  /** Where the particles of one molecule are, and how they move. */
  record Place(int[] rows, double[][] at, double[][] moving, double[][] cells) {
    double[] between(int one, int two) {
      double[] step = difference(at, one, two);
      Optional<Cell> cell =
          cells.length == 0 ? Optional.empty() : CellColumns.cell(cells, rows[one - 1]);
      return cell.isPresent() ? cell.get().nearest(step) : step;
    }

    double[] speed(int one, int two) {
      return difference(moving, one, two);
    }

    boolean hasSpeed() {
      return moving.length > 0;
    }

    private double[] difference(double[][] values, int one, int two) {
      double[] step = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        step[axis] = values[axis][rows[two - 1]] - values[axis][rows[one - 1]];
      }
      return step;
    }
  }

  @Override
  public String id() {
    return "holonomic-constraint";
  }

  @Override
  public String method() {
    return "holonomic-constraint-v1";
  }

  @Override
  public String purpose() {
    return "Bonds, angles or rigid bodies hold in every molecule, and leave so many degrees of"
        + " freedom.";
  }

  @Override
  public String example() {
    return "{kind: holonomic-constraint, id: bonds, title: Bonds are rigid, frame: [frame],"
        + " molecule: [mol], particle: id, position: [x, y, z], bonds: [{between: [1, 2], length:"
        + " 1.0}], unit: A, tolerance: 1.0e-8}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Fields fields = entry.fields();
    List<String> frame = entry.columns("frame");
    List<String> molecule = entry.columns("molecule");
    Optional<String> particle = entry.column("particle");
    List<Expression> position = entry.threeExpressions("position");
    boolean moving = fields.has("velocity");
    List<Expression> velocity = moving ? entry.threeExpressions("velocity") : List.of();
    boolean periodic = fields.has("cell");
    Optional<CellColumns> cell = periodic ? CellColumns.read(entry) : Optional.empty();
    Constraints constraints = Constraints.read(fields);
    if (moving && fields.has("angles")) {
      fields.mistake("velocity", "must be left out beside angles");
    }
    double removed = fields.number("removedDegrees", Bounds.atLeast(0), 3);
    Optional<Double> degrees =
        fields.optionalNumber("degreesOfFreedom", Bounds.positive()).stream().boxed().findFirst();
    LawStatement statement =
        entry.statement(
            constraints.text(),
            Optional.empty(),
            Optional.of("particles of a molecule are numbered in the order of their ids"),
            Optional.of("a constraint surface that is sampled with a wrong density passes"),
            Countable.NO);
    boolean partial =
        particle.isEmpty()
            || position.isEmpty()
            || moving && velocity.isEmpty()
            || periodic && cell.isEmpty();
    if (partial || constraints.all().isEmpty()) {
      return Optional.empty();
    }
    List<Expression> all = new ArrayList<>(position);
    all.addAll(velocity);
    cell.ifPresent(c -> all.addAll(c.expressions()));
    List<String> columns = new ArrayList<>(Cells.columns(all));
    columns.addAll(molecule);
    columns.add(particle.get());
    Look look =
        new Look(
            frame,
            molecule,
            particle.get(),
            position,
            velocity,
            cell,
            constraints,
            removed,
            degrees);
    return Optional.of(TableLaw.ofSamples(statement, columns, frame, look));
  }
}
