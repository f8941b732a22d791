package org.hallmark.provenance.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a document: how they are spelt, and which one was probably meant. */
public final class Words {
  private Words() {}

  /** The wire name of an enum constant: {@code ADD_OR_REMOVE} is {@code add-or-remove}. */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The candidate that {@code word} was probably meant to be: at most one slip of the finger per
   * three letters away, where a slip is a letter too many, too few, wrong, or swapped with its
   * neighbour. Case, hyphens and underscores cost nothing. Ties go to the alphabet.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String plain = plain(word);
    return candidates.stream()
        .filter(candidate -> distance(plain, plain(candidate)) <= slips(plain, plain(candidate)))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(plain, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * How a message about an unknown word goes on: {@code ; did you mean 'x'? Allowed: x, y.},
   * without the guess where there is none.
   */
  public static String advice(String word, Collection<String> allowed) {
    String guess = nearest(word, allowed).map(near -> "; did you mean '" + near + "'?").orElse(".");
    return guess + " Allowed: " + allowed.stream().collect(Collectors.joining(", ")) + ".";
  }

  private static int slips(String word, String candidate) {
    return (Math.max(word.length(), candidate.length()) + 1) / 3;
  }

  private static String plain(String word) {
    String cut = word.length() > 100 ? word.substring(0, 100) : word;
    return cut.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
  }

  /** Optimal string alignment distance: edits and swaps of neighbours, no letter edited twice. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int wrong = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + wrong, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
