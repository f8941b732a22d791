package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.physics.law.HolonomicConstraint.Place;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.science.Cell;

/**
 * The constraints within a molecule.
 *
 * @param all of them
 * @param particles the greatest number of a particle that one names
 */
record Constraints(List<Constraint> all, int particles) {
  private static final int MOST_PARTICLES = 100_000;

  /** One constraint. */
  interface Constraint {
    double residual(Place place);

    String text();
  }

  private record Bond(int one, int two, double length) implements Constraint {
    @Override
    public double residual(Place place) {
      double[] between = place.between(one, two);
      double distance = Cell.length(between);
      if (!place.hasSpeed()) {
        return distance - length;
      }
      double[] speed = place.speed(one, two);
      double product = 0;
      for (int axis = 0; axis < 3; axis++) {
        product += between[axis] * speed[axis];
      }
      return product / distance;
    }

    @Override
    public String text() {
      return "|" + one + "-" + two + "| = " + Numbers.text(length);
    }
  }

  private record Angle(int one, int apex, int two, double degrees) implements Constraint {
    @Override
    public double residual(Place place) {
      double[] a = place.between(apex, one);
      double[] b = place.between(apex, two);
      double[] cross = {
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
      };
      double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
      return StrictMath.toDegrees(StrictMath.atan2(Cell.length(cross), dot)) - degrees;
    }

    @Override
    public String text() {
      return "angle " + one + "-" + apex + "-" + two + " = " + Numbers.text(degrees);
    }
  }

  String text() {
    return all.stream().map(Constraint::text).collect(Collectors.joining("; "));
  }

  /** Reads {@code bonds}, {@code angles} or {@code rigid}; none if there is a mistake. */
  static Constraints read(Fields fields) {
    List<String> given = List.of("bonds", "angles", "rigid").stream().filter(fields::has).toList();
    if (given.size() != 1) {
      fields.mistake("bonds", "one of bonds, angles and rigid must be given");
      return new Constraints(List.of(), 0);
    }
    return switch (given.get(0)) {
      case "bonds" -> bonds(fields);
      case "angles" -> angles(fields);
      default -> rigid(fields);
    };
  }

  private static Constraints bonds(Fields fields) {
    List<Constraint> all = new ArrayList<>();
    int most = 0;
    for (Node item : fields.items("bonds")) {
      Fields bond = Fields.of(item, fields.mistakes());
      int[] between = particles(bond, "between", 2);
      all.add(new Bond(between[0], between[1], bond.number("length", Bounds.positive())));
      most = Math.max(most, Math.max(between[0], between[1]));
      bond.done();
    }
    return complete(fields, "bonds", all, most);
  }

  private static Constraints angles(Fields fields) {
    List<Constraint> all = new ArrayList<>();
    int most = 0;
    for (Node item : fields.items("angles")) {
      Fields angle = Fields.of(item, fields.mistakes());
      int[] of = particles(angle, "between", 3);
      all.add(new Angle(of[0], of[1], of[2], angle.number("degrees", Bounds.closed(0, 180))));
      most = Math.max(most, Math.max(of[0], Math.max(of[1], of[2])));
      angle.done();
    }
    return complete(fields, "angles", all, most);
  }

  /** Every pair keeps the distance that it has in the reference positions. */
  private static Constraints rigid(Fields fields) {
    List<double[]> places = new ArrayList<>();
    for (Node item : fields.items("rigid")) {
      double[] place = place(item);
      if (place.length != 3) {
        fields.mistakes().add(item, "must be a position of three numbers");
        return new Constraints(List.of(), 0);
      }
      places.add(place);
    }
    List<Constraint> all = new ArrayList<>();
    for (int two = 1; two < places.size(); two++) {
      for (int one = 0; one < two; one++) {
        double[] step = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          step[axis] = places.get(two)[axis] - places.get(one)[axis];
        }
        all.add(new Bond(one + 1, two + 1, Cell.length(step)));
      }
    }
    return complete(fields, "rigid", all, places.size());
  }

  private static double[] place(Node item) {
    boolean numbers =
        item.kind() == Node.Kind.ARRAY
            && item.items().stream()
                .allMatch(n -> n.kind() == Node.Kind.REAL || n.kind() == Node.Kind.INTEGER);
    return numbers ? item.items().stream().mapToDouble(Node::number).toArray() : new double[0];
  }

  private static Constraints complete(
      Fields fields, String name, List<Constraint> all, int particles) {
    if (all.isEmpty()) {
      fields.mistake(name, "must name at least one constraint");
    }
    return new Constraints(all, particles);
  }

  private static int[] particles(Fields fields, String name, int count) {
    int[] particles =
        fields.items(name).stream()
            .filter(node -> node.kind() == Node.Kind.INTEGER)
            .mapToLong(Node::integer)
            .filter(number -> number >= 1 && number <= MOST_PARTICLES)
            .mapToInt(number -> (int) number)
            .distinct()
            .toArray();
    if (particles.length != count || fields.items(name).size() != count) {
      fields.mistake(name, "must be " + count + " different numbers of particles, from 1");
      return new int[] {1, 2, 3};
    }
    return particles;
  }
}
