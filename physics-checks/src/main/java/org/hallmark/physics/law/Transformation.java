package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.LawReading;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;

/** A random element of a symmetry group, applied to the rows of one frame. */
@FunctionalInterface
interface Transformation {
  /**
   * The columns of a frame after it.
   *
   * @param columns of the frame, by place in its schema, copied by whoever changes one
   */
  void apply(double[][] columns, Table frame, PublicDraws draws);

  /** Images of the cell that a lattice translation goes at most. */
  int FURTHEST_IMAGE = 3;

  /** Reads a transformation; nothing if it is a mistake. */
  static Optional<Transformation> read(LawReading entry, Node node) {
    Fields fields = Fields.of(node, entry.fields().mistakes());
    LawReading inner = new LawReading(fields, entry.id(), entry.kind(), entry.context());
    Optional<Transformation> read = choose(inner, fields);
    fields.done();
    return read;
  }

  private static Optional<Transformation> choose(LawReading entry, Fields fields) {
    if (fields.has("translation")) {
      double scale = fields.number("scale", Bounds.positive());
      List<String> columns = entry.numericColumns("translation", 3);
      return columns.isEmpty() ? Optional.empty() : Optional.of(translation(columns, scale));
    }
    if (fields.has("rotation")) {
      List<String> columns = entry.columns("rotation");
      if (columns.isEmpty() || columns.size() % 3 != 0) {
        fields.mistake("rotation", "must name three columns for each vector that turns");
        return Optional.empty();
      }
      return Optional.of(rotation(columns));
    }
    if (fields.has("permutation")) {
      List<String> columns = entry.columns("permutation");
      return columns.isEmpty() ? Optional.empty() : Optional.of(permutation(columns));
    }
    if (fields.has("latticeTranslation")) {
      List<String> columns = entry.numericColumns("latticeTranslation", 3);
      Optional<CellColumns> cell = CellColumns.read(entry);
      return columns.isEmpty() ? Optional.empty() : cell.map(c -> latticeTranslation(columns, c));
    }
    if (fields.has("siteShift")) {
      return siteShift(entry, fields);
    }
    if (fields.has("sign")) {
      List<String> columns = entry.columns("sign");
      return columns.isEmpty() ? Optional.empty() : Optional.of(sign(columns));
    }
    fields.mistake(
        "translation",
        "one of translation, rotation, permutation, latticeTranslation, siteShift and sign must be"
            + " given");
    return Optional.empty();
  }

  private static Transformation translation(List<String> names, double scale) {
    return (columns, frame, draws) -> {
      for (String name : names) {
        double shift = scale * draws.nextGaussian();
        add(columns, frame.schema().indexOf(name), row -> shift);
      }
    };
  }

  /** A rotation drawn uniformly, from a quaternion of four normal numbers. */
  private static Transformation rotation(List<String> names) {
    return (columns, frame, draws) -> {
      double[][] turn = turn(draws);
      for (int vector = 0; vector < names.size(); vector += 3) {
        double[][] old = new double[3][];
        for (int axis = 0; axis < 3; axis++) {
          old[axis] = columns[frame.schema().indexOf(names.get(vector + axis))];
        }
        for (int axis = 0; axis < 3; axis++) {
          double[] turned = new double[frame.rows()];
          for (int row = 0; row < turned.length; row++) {
            turned[row] =
                turn[axis][0] * old[0][row]
                    + turn[axis][1] * old[1][row]
                    + turn[axis][2] * old[2][row];
          }
          columns[frame.schema().indexOf(names.get(vector + axis))] = turned;
        }
      }
    };
  }

  private static double[][] turn(PublicDraws draws) {
    double[] q = new double[4];
    double square = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = draws.nextGaussian();
      square += q[i] * q[i];
    }
    double s = 2 / square;
    return new double[][] {
      {
        1 - s * (q[2] * q[2] + q[3] * q[3]),
        s * (q[1] * q[2] - q[3] * q[0]),
        s * (q[1] * q[3] + q[2] * q[0])
      },
      {
        s * (q[1] * q[2] + q[3] * q[0]),
        1 - s * (q[1] * q[1] + q[3] * q[3]),
        s * (q[2] * q[3] - q[1] * q[0])
      },
      {
        s * (q[1] * q[3] - q[2] * q[0]),
        s * (q[2] * q[3] + q[1] * q[0]),
        1 - s * (q[1] * q[1] + q[2] * q[2])
      }
    };
  }

  private static Transformation permutation(List<String> names) {
    return (columns, frame, draws) -> {
      int[] order = new int[frame.rows()];
      Arrays.setAll(order, i -> i);
      for (int i = order.length - 1; i > 0; i--) {
        int j = (int) (draws.nextUniform() * (i + 1));
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      for (String name : names) {
        int index = frame.schema().indexOf(name);
        double[] old = columns[index];
        columns[index] = Arrays.stream(order).mapToDouble(row -> old[row]).toArray();
      }
    };
  }

  /** Every particle by lattice vectors of its own. */
  private static Transformation latticeTranslation(List<String> names, CellColumns cell) {
    return (columns, frame, draws) -> {
      double[][] cells = cell.values(frame);
      double[][] shifts = new double[3][frame.rows()];
      for (int row = 0; row < frame.rows(); row++) {
        double[][] vectors = CellColumns.vectors(cells, row);
        for (double[] vector : vectors) {
          double images =
              StrictMath.floor(draws.nextUniform() * (2 * FURTHEST_IMAGE + 1)) - FURTHEST_IMAGE;
          for (int axis = 0; axis < 3; axis++) {
            shifts[axis][row] += images * vector[axis];
          }
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        double[] shift = shifts[axis];
        add(columns, frame.schema().indexOf(names.get(axis)), row -> shift[row]);
      }
    };
  }

  private static Optional<Transformation> siteShift(LawReading entry, Fields fields) {
    List<String> names = entry.columns("siteShift");
    List<Long> sizes = new ArrayList<>();
    for (Node size : fields.items("sizes")) {
      if (size.kind() == Node.Kind.INTEGER && size.integer() > 0) {
        sizes.add(size.integer());
      }
    }
    if (names.isEmpty() || sizes.size() != names.size()) {
      fields.mistake("sizes", "must be a positive integer for each column of siteShift");
      return Optional.empty();
    }
    return Optional.of(
        (columns, frame, draws) -> {
          for (int axis = 0; axis < sizes.size(); axis++) {
            long size = sizes.get(axis);
            long shift = (long) (draws.nextUniform() * size);
            int index = frame.schema().indexOf(names.get(axis));
            columns[index] =
                Arrays.stream(columns[index])
                    .map(site -> Math.floorMod((long) site + shift, size))
                    .toArray();
          }
        });
  }

  private static Transformation sign(List<String> names) {
    return (columns, frame, draws) -> {
      for (String name : names) {
        int index = frame.schema().indexOf(name);
        columns[index] = Arrays.stream(columns[index]).map(value -> -value).toArray();
      }
    };
  }

  /** What is added to the value of a row. */
  @FunctionalInterface
  interface Shift {
    double of(int row);
  }

  private static void add(double[][] columns, int index, Shift shift) {
    double[] moved = columns[index].clone();
    for (int row = 0; row < moved.length; row++) {
      moved[row] += shift.of(row);
    }
    columns[index] = moved;
  }
}
