package org.hallmark.privacy.accounting;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * All methods of accounting that this version knows, in an explicit catalogue. What is published is
 * the least of their bounds, each named.
 *
 * <pre>{@code
 * List<PrivacyEvent> looks =
 *     List.of(new PoissonSampledGaussian(0.01, 1.0, 1000), new Laplace(20.0, 3));
 * double epsilon = Accounting.epsilonUpper(looks, Adjacency.ADD_OR_REMOVE, 1e-6);
 * }</pre>
 */
public final class Accounting {
  /** Id and version of the catalogue: the same id gives the same bounds, to the last bit. */
  public static final String ID = "hallmark-accounting-v2";

  private static final List<Accountant> CATALOGUE =
      List.of(
          RenyiAccountant.standard(),
          BasicComposition.standard(),
          ClosedForm.standard(),
          Remembered.LOSS_DISTRIBUTIONS);

  private Accounting() {}

  /** Every method of this version. */
  public static List<Accountant> catalogue() {
    return CATALOGUE;
  }

  /**
   * The upper bound on ε at {@code delta} by every method that has one of its own, by its id; an
   * infinite one only where no method has a finite one.
   *
   * @throws UnsupportedEventException if no method understands the events
   */
  public static SortedMap<String, Double> bounds(
      List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    SortedMap<String, Double> bounds =
        answers(events, adjacency, method -> method.epsilonUpper(events, adjacency, delta));
    boolean isFinite = Double.isFinite(Collections.min(bounds.values()));
    SortedMap<String, Double> shown = new TreeMap<>(bounds);
    shown.values().removeIf(bound -> isFinite && Double.isInfinite(bound));
    return Collections.unmodifiableSortedMap(shown);
  }

  /** The least of {@link #bounds}. */
  public static double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return Collections.min(bounds(events, adjacency, delta).values());
  }

  /** The largest lower bound on ε at {@code delta} that a method has; 0 where none has one. */
  public static double epsilonLower(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return Collections.max(
        answers(events, adjacency, method -> method.epsilonLower(events, adjacency, delta))
            .values());
  }

  /**
   * The upper bound on δ at {@code epsilon} by every method that has one, by the method's id.
   *
   * @throws UnsupportedEventException if no method understands the events
   */
  public static SortedMap<String, Double> deltaBounds(
      List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return answers(events, adjacency, method -> method.deltaUpper(events, adjacency, epsilon));
  }

  /** The least of {@link #deltaBounds}. */
  public static double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return Collections.min(deltaBounds(events, adjacency, epsilon).values());
  }

  /** The largest lower bound on δ at {@code epsilon}; 0 where no method has one. */
  public static double deltaLower(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return Collections.max(
        answers(events, adjacency, method -> method.deltaLower(events, adjacency, epsilon))
            .values());
  }

  /** Basic composition only where it would not just say again what another method says. */
  private static List<Accountant> methods(List<PrivacyEvent> events, Adjacency adjacency) {
    return BasicComposition.adds(events, adjacency)
        ? CATALOGUE
        : CATALOGUE.stream().filter(m -> !(m instanceof BasicComposition)).toList();
  }

  private static SortedMap<String, Double> answers(
      List<PrivacyEvent> events, Adjacency adjacency, ToDoubleFunction<Accountant> question) {
    SortedMap<String, Double> answers = new TreeMap<>();
    UnsupportedEventException refusal = null;
    for (Accountant accountant : methods(events, adjacency)) {
      try {
        answers.put(accountant.id(), question.applyAsDouble(accountant));
      } catch (UnsupportedEventException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    if (answers.isEmpty() && refusal != null) {
      throw refusal;
    }
    return Collections.unmodifiableSortedMap(answers);
  }
}
