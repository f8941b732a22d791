package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.law.MaxwellBoltzmann.Part;
import org.hallmark.physics.statistics.Matrices;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * Every kind of motion has its share of the kinetic energy: the whole, the translation of
 * molecules, their rotation as rigid bodies about the centre of mass, and what is left within them,
 * each with its own degrees of freedom, has the law of Maxwell and Boltzmann.
 *
 * <p>The series are sums over the molecules of a frame, one value per frame, in the order of
 * frames. Molecules have three rotations; linear ones have two and are no subject of this law.
 */
final class Equipartition implements LawKind {
  private static final List<String> NAMES =
      List.of("total", "translational", "rotational-and-internal", "rotational", "internal");

  private record Look(
      List<String> frame,
      List<String> molecule,
      Expression mass,
      List<Expression> position,
      List<Expression> velocity,
      double constraints,
      double removed,
      MaxwellBoltzmann law,
      double tolerance)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      List<Expression> all = new ArrayList<>(position);
      all.addAll(velocity);
      all.add(mass);
      double[][] values = Cells.evaluate(all, data);
      KeyedRows frames = KeyedRows.of(data, frame, molecule);
      double[] degrees = new double[NAMES.size()];
      double[][] energies = new double[NAMES.size()][frames.size()];
      List<String> unused = new ArrayList<>();
      int used = 0;
      for (int f = 0; f < frames.size(); f++) {
        Table here = data.rows(frames.rows(f));
        double[][] rows = new double[values.length][];
        for (int v = 0; v < rows.length; v++) {
          rows[v] = frames.of(f, values[v]);
        }
        Optional<double[][]> shares = shares(here, rows);
        if (shares.isEmpty()) {
          unused.add(frames.name(f));
          continue;
        }
        for (int part = 0; part < NAMES.size(); part++) {
          energies[part][used] = shares.get()[0][part];
          degrees[part] = shares.get()[1][part];
        }
        used++;
      }
      List<Part> parts = new ArrayList<>();
      for (int part = 0; part < NAMES.size(); part++) {
        if (degrees[part] > 0 && used >= MaxwellBoltzmann.LEAST) {
          parts.add(new Part(NAMES.get(part), degrees[part], Arrays.copyOf(energies[part], used)));
        }
      }
      return parts.isEmpty()
          ? Examination.notEstimable(
              "no " + MaxwellBoltzmann.LEAST + " usable frames", Cells.gaps(frames, unused))
          : law.examine(parts, tolerance, Cells.gaps(frames, unused));
    }

    /** Energies and degrees of freedom of a frame; nothing if a molecule cannot be used. */
    private Optional<double[][]> shares(Table here, double[][] values) {
      KeyedRows molecules = KeyedRows.of(here, molecule, List.of());
      ExactSum[] sums = new ExactSum[NAMES.size()];
      Arrays.setAll(sums, i -> new ExactSum());
      double[] degrees = new double[NAMES.size()];
      for (int m = 0; m < molecules.size(); m++) {
        int[] rows = molecules.rows(m);
        if (Cells.flaw(values, rows) != 0) {
          return Optional.empty();
        }
        Optional<double[]> motion = motion(values, rows);
        if (motion.isEmpty()) {
          return Optional.empty();
        }
        double total = motion.get()[0];
        double translation = motion.get()[1];
        double rotation = motion.get()[2];
        double[] shares = {
          total, translation, total - translation, rotation, total - translation - rotation
        };
        boolean single = rows.length == 1;
        double atoms = 3.0 * rows.length - (single ? 0 : constraints);
        double[] free = {atoms, 3, atoms - 3, single ? 0 : 3, single ? 0 : atoms - 6};
        for (int part = 0; part < shares.length; part++) {
          sums[part].add(shares[part]);
          degrees[part] += free[part];
        }
      }
      degrees[0] -= removed;
      degrees[1] -= removed;
      double[] energies = Arrays.stream(sums).mapToDouble(ExactSum::value).toArray();
      return Optional.of(new double[][] {energies, degrees});
    }

    /** Total, translational and rotational energy of one molecule. */
    private static Optional<double[]> motion(double[][] values, int[] rows) {
      double mass = 0;
      double total = 0;
      double[] place = new double[3];
      double[] speed = new double[3];
      for (int row : rows) {
        double m = values[6][row];
        mass += m;
        for (int axis = 0; axis < 3; axis++) {
          place[axis] += m * values[axis][row];
          speed[axis] += m * values[3 + axis][row];
          total += 0.5 * m * values[3 + axis][row] * values[3 + axis][row];
        }
      }
      double translation = 0;
      for (int axis = 0; axis < 3; axis++) {
        place[axis] /= mass;
        speed[axis] /= mass;
        translation += 0.5 * mass * speed[axis] * speed[axis];
      }
      if (rows.length == 1) {
        return finite(total, total, 0);
      }
      double[][] inertia = new double[3][3];
      double[] momentum = new double[3];
      for (int row : rows) {
        double m = values[6][row];
        double[] r = relative(values, 0, row, place);
        double[] v = relative(values, 3, row, speed);
        double square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
        for (int i = 0; i < 3; i++) {
          int j = (i + 1) % 3;
          int k = (i + 2) % 3;
          momentum[i] += m * (r[j] * v[k] - r[k] * v[j]);
          for (int c = 0; c < 3; c++) {
            inertia[i][c] += m * ((i == c ? square : 0) - r[i] * r[c]);
          }
        }
      }
      Optional<double[][]> inverse = Matrices.inverse(inertia);
      if (inverse.isEmpty()) {
        return Optional.empty();
      }
      double[] spin = Matrices.times(inverse.get(), momentum);
      double rotation =
          0.5 * (spin[0] * momentum[0] + spin[1] * momentum[1] + spin[2] * momentum[2]);
      return finite(total, translation, rotation);
    }

    private static double[] relative(double[][] values, int first, int row, double[] centre) {
      return new double[] {
        values[first][row] - centre[0],
        values[first + 1][row] - centre[1],
        values[first + 2][row] - centre[2]
      };
    }

    private static Optional<double[]> finite(double... energies) {
      boolean usable = Arrays.stream(energies).allMatch(e -> Math.abs(e) < Cells.LARGEST);
      return usable ? Optional.of(energies) : Optional.empty();
    }
  }

  @Override
  public String id() {
    return "equipartition";
  }

  @Override
  public String method() {
    return "equipartition-v1";
  }

  @Override
  public String purpose() {
    return "Translation, rotation and inner motion of molecules each have their share of the kinetic"
        + " energy.";
  }

  @Override
  public String example() {
    return "{kind: equipartition, id: shares, title: Energy is shared, frame: [frame], molecule:"
        + " [mol], mass: m, position: [x, y, z], velocity: [vx, vy, vz], constraintsPerMolecule: 3,"
        + " removedDegrees: 3, temperature: 298.15, boltzmann: 0.0083144626, tolerance: 3}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    List<String> frame = entry.columns("frame");
    List<String> molecule = entry.columns("molecule");
    Optional<Expression> mass = entry.expression("mass");
    List<Expression> position = entry.threeExpressions("position");
    List<Expression> velocity = entry.threeExpressions("velocity");
    double constraints = entry.fields().number("constraintsPerMolecule", Bounds.atLeast(0), 0);
    double removed = entry.fields().number("removedDegrees", Bounds.atLeast(0), 3);
    MaxwellBoltzmann law = MaxwellBoltzmann.read(entry, frame);
    LawStatement statement =
        entry.statement(
            "each part of sum m v^2 / 2 ~ gamma(degrees / 2, kB "
                + Numbers.text(law.temperature())
                + " K)",
            Optional.of("1"),
            Optional.of("molecules are whole, not linear, and energy is sum m v^2 / 2 as written"),
            Optional.of("groups of molecules may differ as long as their sum does not"),
            Countable.NO);
    if (!entry.fields().has("frame")) {
      entry.fields().mistake("frame", "must name the columns that tell frames apart");
    }
    if (mass.isEmpty() || position.isEmpty() || velocity.isEmpty() || frame.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> all = new ArrayList<>(position);
    all.addAll(velocity);
    all.add(mass.get());
    List<String> columns = new ArrayList<>(Cells.columns(all));
    columns.addAll(molecule);
    columns.addAll(frame);
    Look look =
        new Look(
            frame,
            molecule,
            mass.get(),
            position,
            velocity,
            constraints,
            removed,
            law,
            statement.tolerance());
    return Optional.of(TableLaw.ofSamples(statement, columns, List.of(), look));
  }
}
