package org.hallmark.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.tables.science.Cell;
import org.hallmark.tables.science.Lattice;
import org.hallmark.tables.science.Particles;
import org.hallmark.tables.science.Torsion;

/**
 * The functions of expressions that take arrays, the same in Spark SQL once they are registered
 * there. A single number is an array of one. Null where an argument holds a null, and where the
 * result is not defined.
 */
public enum ArrayFunction {
  /** {@code norm(a)}: √Σ a_i². */
  NORM("an array", 1, given -> anyArrays(given, 1), a -> one(StrictMath.sqrt(dot(a[0], a[0])))),

  /** {@code dot(a, b)}: Σ a_i b_i. */
  DOT("two arrays of one length", 2, given -> sameArrays(given, 2), a -> one(dot(a[0], a[1]))),

  /** {@code kinetic_energy(m, v)}: ½ m v². */
  KINETIC_ENERGY(
      "a mass and the components of a velocity",
      2,
      given -> given.get(0).length() == 0 && given.get(1).length() > 0,
      a -> one(0.5 * a[0][0] * dot(a[1], a[1]))),

  /** {@code centre_of_mass(m, x)}: Σ m_i x_i / Σ m_i, of one component. */
  CENTRE_OF_MASS(
      "masses and as many coordinates",
      2,
      given -> sameArrays(given, 2),
      a -> one(dot(a[0], a[1]) / Arrays.stream(a[0]).reduce(0, Double::sum))),

  /** {@code minimum_image_distance(a, b, cell)}: the distance of the nearest periodic images. */
  MINIMUM_IMAGE_DISTANCE(
      "two points of d ≤ 3 coordinates and a cell of d lengths or d·d components",
      3,
      given -> sameArrays(given, 2) && isCell(given.get(2), given.get(0).length()),
      a -> ofCell(a[2], a[0].length, cell -> one(cell.distance(a[0], a[1])))),

  /** {@code dihedral(p1, p2, p3, p4)} in radians, in (−π, π], with IUPAC's sign. */
  DIHEDRAL(
      "four points of 3 coordinates",
      4,
      given -> sameArrays(given, 4) && given.get(0).length() == 3,
      a ->
          one(
              Torsion.angle(
                  difference(a[0], a[1]), difference(a[1], a[2]), difference(a[2], a[3])))),

  /** {@code dihedral_in_cell(p1, p2, p3, p4, cell)}: the same along nearest periodic images. */
  DIHEDRAL_IN_CELL(
      "four points of 3 coordinates and a cell of 3 lengths or 9 components",
      5,
      given -> sameArrays(given, 4) && given.get(0).length() == 3 && isCell(given.get(4), 3),
      a ->
          ofCell(
              a[4],
              3,
              cell ->
                  one(
                      Torsion.angle(
                          cell.shortest(a[0], a[1]),
                          cell.shortest(a[1], a[2]),
                          cell.shortest(a[2], a[3]))))),

  /** {@code block_mean(field, shape, width)}: the mean of every block of a lattice. */
  BLOCK_MEAN(
      "a field, the written shape of its lattice, and a written width that divides it",
      3,
      given -> isLattice(given) && divides(given),
      given -> lattice(given.get(1).constants()).blocks((int) given.get(2).constants()[0]),
      a -> lattice(a[1]).blockMeans(a[0], (int) a[2][0])),

  /** {@code power_spectrum(field, shape)}: the mean power of every shell of wave numbers. */
  POWER_SPECTRUM(
      "a field and the written shape of its lattice",
      2,
      ArrayFunction::isLattice,
      given -> lattice(given.get(1).constants()).shells(),
      a -> lattice(a[1]).powerSpectrum(a[0])),

  /** {@code radial_distribution(positions, cell, edges)}: g(r) in every shell of distances. */
  RADIAL_DISTRIBUTION(
      "x, y, z of two points or more, a cell of 3 lengths or 9 components, and written edges that"
          + " increase from at least 0",
      3,
      given -> arePoints(given.get(0)) && isCell(given.get(1), 3) && areEdges(given.get(2)),
      given -> given.get(2).length() - 1,
      a -> ofCell(a[1], 3, cell -> new Particles(a[0], cell).radialDistribution(a[2]))),

  /** {@code structure_factor(positions, cell, shells)}: S(k) in every shell of whole vectors. */
  STRUCTURE_FACTOR(
      "x, y, z of two points or more, a cell of 3 lengths or 9 components, and a written number of"
          + " shells from 1 to 32",
      3,
      given -> arePoints(given.get(0)) && isCell(given.get(1), 3) && whole(given.get(2), 1, 32),
      given -> (int) given.get(2).constants()[0],
      a -> ofCell(a[1], 3, cell -> new Particles(a[0], cell).structureFactor((int) a[2][0])));

  /**
   * What is known of an argument before there is a table.
   *
   * @param length 0 for a single number, else the length of the array
   * @param constants its numbers where they are written; empty for any other
   */
  record Argument(int length, double[] constants) {}

  private static final double[] NULL = {};

  private final String arguments;
  private final int arity;
  private final Predicate<List<Argument>> accepts;
  private final ToIntFunction<List<Argument>> length;
  private final Function<double[][], double[]> result;

  ArrayFunction(
      String arguments,
      int arity,
      Predicate<List<Argument>> accepts,
      Function<double[][], double[]> result) {
    this(arguments, arity, accepts, given -> 0, result);
  }

  ArrayFunction(
      String arguments,
      int arity,
      Predicate<List<Argument>> accepts,
      ToIntFunction<List<Argument>> length,
      Function<double[][], double[]> result) {
    this.arguments = arguments;
    this.arity = arity;
    this.accepts = accepts;
    this.length = length;
    this.result = result;
  }

  static Optional<ArrayFunction> named(String word) {
    return Stream.of(values()).filter(f -> f.id().equalsIgnoreCase(word)).findFirst();
  }

  /** Its name in expressions and in SQL. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** Whether it gives an array. */
  public boolean givesArray() {
    return this == BLOCK_MEAN
        || this == POWER_SPECTRUM
        || this == RADIAL_DISTRIBUTION
        || this == STRUCTURE_FACTOR;
  }

  /** Why it cannot be called so, if it cannot. */
  Optional<String> problem(List<Argument> given) {
    boolean fits = given.size() == arity && accepts.test(given);
    return fits ? Optional.empty() : Optional.of(id() + " takes " + arguments);
  }

  /** The length of its result: 0 for a single number. */
  int length(List<Argument> given) {
    return length.applyAsInt(given);
  }

  /** Its result, a single number as an array of one; empty for null. Arguments are not checked. */
  public double[] of(double[][] numbers) {
    return result.apply(numbers);
  }

  private static double[] one(double number) {
    return new double[] {number};
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] ofCell(
      double[] lengths, int dimensions, Function<Cell, double[]> function) {
    return finite(lengths) ? Cell.of(lengths, dimensions).map(function).orElse(NULL) : NULL;
  }

  private static double[] difference(double[] from, double[] to) {
    return IntStream.range(0, from.length).mapToDouble(i -> to[i] - from[i]).toArray();
  }

  private static Lattice lattice(double[] shape) {
    return new Lattice(Arrays.stream(shape).mapToInt(n -> (int) n).toArray());
  }

  private static boolean anyArrays(List<Argument> given, int count) {
    return given.stream().limit(count).allMatch(argument -> argument.length() > 0);
  }

  private static boolean sameArrays(List<Argument> given, int count) {
    return anyArrays(given, count)
        && given.stream().limit(count).mapToInt(Argument::length).distinct().count() == 1;
  }

  private static boolean isCell(Argument cell, int dimensions) {
    return dimensions >= 1
        && dimensions <= 3
        && (cell.length() == dimensions || cell.length() == dimensions * dimensions);
  }

  private static boolean arePoints(Argument positions) {
    return positions.length() >= 6 && positions.length() % 3 == 0;
  }

  private static boolean areEdges(Argument edges) {
    double[] numbers = edges.constants();
    return numbers.length >= 2
        && numbers[0] >= 0
        && IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
  }

  private static boolean isLattice(List<Argument> given) {
    double[] shape = given.get(1).constants();
    return given.get(1).length() > 0
        && shape.length > 0
        && Arrays.stream(shape).allMatch(n -> n >= 1 && n <= 1e6 && n == StrictMath.rint(n))
        && Arrays.stream(shape).reduce(1, (a, b) -> a * b) == given.get(0).length();
  }

  private static boolean divides(List<Argument> given) {
    return whole(given.get(2), 1, 1e6)
        && Arrays.stream(given.get(1).constants())
            .allMatch(n -> n % given.get(2).constants()[0] == 0);
  }

  private static boolean whole(Argument number, double least, double most) {
    return number.length() == 0
        && number.constants().length == 1
        && number.constants()[0] >= least
        && number.constants()[0] <= most
        && number.constants()[0] == StrictMath.rint(number.constants()[0]);
  }

  private static boolean finite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }
}
