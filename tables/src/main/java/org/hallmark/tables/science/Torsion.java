package org.hallmark.tables.science;

/** The dihedral angle of four points. */
public final class Torsion {
  private Torsion() {}

  /**
   * The angle between the planes through the bonds b1, b2 and b2, b3, in radians in (−π, π], with
   * the sign of IUPAC: positive where the far bond turns clockwise, seen along b2. NaN where three
   * points are in line.
   */
  public static double angle(double[] b1, double[] b2, double[] b3) {
    double[] n1 = cross(b1, b2);
    double[] n2 = cross(b2, b3);
    double length = StrictMath.sqrt(Cell.dot(b2, b2));
    double y = length * Cell.dot(b1, n2);
    double x = Cell.dot(n1, n2);
    boolean inLine = Cell.dot(n1, n1) == 0 || Cell.dot(n2, n2) == 0;
    double angle = inLine ? Double.NaN : StrictMath.atan2(y, x);
    return angle == -StrictMath.PI ? StrictMath.PI : angle;
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
