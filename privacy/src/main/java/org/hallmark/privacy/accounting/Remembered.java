package org.hallmark.privacy.accounting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.pld.PldAccountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * An accountant that does not compute again what it answered lately. An answer is a function of the
 * question alone, so that remembering changes no bit; it spares the tenth of a second that a loss
 * distribution takes, where calibration, a plan's budget and a statement ask about the same looks.
 */
final class Remembered implements Accountant {
  /** Privacy loss distributions. */
  static final Accountant LOSS_DISTRIBUTIONS = new Remembered(PldAccountant.standard());

  private static final int MOST = 256;

  private final Accountant method;
  private final Map<Question, Double> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Double> eldest) {
          return size() > MOST;
        }
      };

  private Remembered(Accountant method) {
    this.method = method;
  }

  private enum Sought {
    EPSILON_UPPER,
    EPSILON_LOWER,
    DELTA_UPPER,
    DELTA_LOWER
  }

  private record Question(
      Sought sought, List<PrivacyEvent> events, Adjacency adjacency, double at) {
    Question {
      events = List.copyOf(events);
    }
  }

  @Override
  public String id() {
    return method.id();
  }

  @Override
  public double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return answer(
        new Question(Sought.EPSILON_UPPER, events, adjacency, delta),
        () -> method.epsilonUpper(events, adjacency, delta));
  }

  @Override
  public double epsilonLower(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return answer(
        new Question(Sought.EPSILON_LOWER, events, adjacency, delta),
        () -> method.epsilonLower(events, adjacency, delta));
  }

  @Override
  public double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return answer(
        new Question(Sought.DELTA_UPPER, events, adjacency, epsilon),
        () -> method.deltaUpper(events, adjacency, epsilon));
  }

  @Override
  public double deltaLower(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return answer(
        new Question(Sought.DELTA_LOWER, events, adjacency, epsilon),
        () -> method.deltaLower(events, adjacency, epsilon));
  }

  private double answer(Question question, DoubleSupplier computed) {
    synchronized (answers) {
      Double known = answers.get(question);
      if (known != null) {
        return known;
      }
    }
    double answer = computed.getAsDouble();
    synchronized (answers) {
      answers.put(question, answer);
    }
    return answer;
  }
}
