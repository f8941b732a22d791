package org.hallmark.privacy.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Canaries with their coins and scores.
 *
 * @param in was the canary in, by its own fair coin
 * @param scores of the attack: the higher, the likelier in; not NaN
 */
public record CanaryScores(boolean[] in, double[] scores) {
  /** Guesses are made for these shares of the canaries, 1/2, 1/4, …, whatever the scores. */
  private static final int HALVINGS = 6;

  public CanaryScores {
    if (in.length != scores.length) {
      throw new IllegalArgumentException("in and scores must have the same length");
    }
    in = in.clone();
    scores = scores.clone();
  }

  /**
   * For each of several numbers of guesses, which depend on the number of canaries alone: how they
   * come out when they are made for the highest scores. Ties go by the canaries' order, which the
   * coins do not know.
   */
  public List<Guesses> guesses() {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    TreeSet<Integer> sizes = new TreeSet<>();
    for (int i = 1; i <= HALVINGS; i++) {
      sizes.add(Math.max(1, scores.length >> i));
    }
    List<Guesses> guesses = new ArrayList<>();
    sizes.forEach(size -> guesses.add(first(order, size)));
    return List.copyOf(guesses);
  }

  private Guesses first(int[] order, int size) {
    int all = (int) IntStream.range(0, in.length).filter(i -> in[i]).count();
    int right = (int) IntStream.of(order).limit(size).filter(i -> in[i]).count();
    return new Guesses(all, in.length - all, right, size - right);
  }

  /** Equal arrays. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CanaryScores s
        && java.util.Arrays.equals(in, s.in)
        && java.util.Arrays.equals(scores, s.scores);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return "CanaryScores[" + in.length + "]";
  }
}
