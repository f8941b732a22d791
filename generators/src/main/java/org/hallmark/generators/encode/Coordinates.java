package org.hallmark.generators.encode;

import java.util.List;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * Vectors of values in the columns' own units, and of the numbers that a model sees of them.
 *
 * @param list by column
 */
public record Coordinates(List<Coordinate> list) {
  public Coordinates {
    list = List.copyOf(list);
  }

  /** The numbers of values, those with stretches where these begin. */
  public double[] numbers(double[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = list.get(i).number(list.get(i).stretch(values[i]).at());
    }
    return numbers;
  }

  /** The values of numbers, not rounded but to whole numbers where the column's are. */
  public double[] values(double[] numbers) {
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      double value = list.get(i).value(numbers[i]);
      boolean whole = list.get(i).grain() == Coordinate.Grain.WHOLE;
      values[i] = whole ? StrictMath.floor(value) : value;
    }
    return values;
  }

  /** The logarithm of the numbers' volume by that of the values, all of them real. */
  public double logSlope(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += list.get(i).logSlope(values[i]);
    }
    return sum;
  }

  /**
   * Numbers for values.
   *
   * @param numbers where stretches are left by chance
   * @param logMeasure what takes a log-density of the numbers there to one of the values, or to the
   *     logarithm of a probability
   */
  public record Placed(double[] numbers, double logMeasure) {}

  /** Puts values with stretches into them at random. */
  public Placed placed(double[] values, PublicDraws draws) {
    double[] numbers = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      Coordinate coordinate = list.get(i);
      Coordinate.Stretch stretch = coordinate.stretch(values[i]);
      double place = stretch.at();
      if (stretch.width() > 0) {
        place += stretch.width() * draws.nextUniform();
        sum += StrictMath.log(stretch.width()) + coordinate.logSlopeAt(place);
      } else {
        sum += coordinate.logSlope(values[i]);
      }
      numbers[i] = coordinate.number(place);
    }
    return new Placed(numbers, sum);
  }
}
