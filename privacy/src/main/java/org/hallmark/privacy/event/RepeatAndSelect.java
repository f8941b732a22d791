package org.hallmark.privacy.event;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The best of a random number of runs, of which nothing else is told: hyper-parameters tried out,
 * or the nicest of several trainings (Papernot and Steinke 2022, <i>Hyperparameter tuning with
 * Rényi differential privacy</i>). It accounts for a selection inside one run of this program.
 *
 * <p>How often is drawn without the data and is never told: from the Poisson law, or from the
 * truncated negative binomial law, whose shape 1 is the geometric and 0 the logarithmic one.
 *
 * @param looks what one run looks at, its score included
 * @param mean the mean number of runs, at least 1
 * @param shape η of the truncated negative binomial law, at least 0; infinite for Poisson's
 * @param count how often such a selection is made
 */
public record RepeatAndSelect(List<PrivacyEvent> looks, double mean, double shape, long count)
    implements PrivacyEvent {
  static final String ID = "repeat-and-select";

  public RepeatAndSelect {
    looks = List.copyOf(looks);
    if (looks.isEmpty()) {
      throw new IllegalArgumentException("looks must not be empty. Provided value: " + looks);
    }
    looks.forEach(Parameters::requireTold);
    if (!(mean >= 1 && mean < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "mean must be finite and at least 1. Provided value: " + mean);
    }
    if (!(shape >= 0)) {
      throw new IllegalArgumentException("shape must be at least 0. Provided value: " + shape);
    }
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  /** Mean and shape, or {@code poissonMean}, and the looks' numbers under {@code look0}, … */
  @Override
  public SortedMap<String, Double> parameters() {
    SortedMap<String, Double> numbers = new TreeMap<>(Parameters.looks(looks));
    numbers.putAll(
        isPoisson()
            ? Map.of(Parameters.POISSON_MEAN, mean)
            : Map.of(Parameters.MEAN, mean, Parameters.SHAPE, shape));
    return Parameters.of(numbers, count);
  }

  @Override
  public RepeatAndSelect once() {
    return new RepeatAndSelect(looks, mean, shape, 1);
  }

  /** Is the number of runs drawn from the Poisson law? */
  public boolean isPoisson() {
    return Double.isInfinite(shape);
  }
}
