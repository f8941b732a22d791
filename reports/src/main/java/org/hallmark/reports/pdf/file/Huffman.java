package org.hallmark.reports.pdf.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A prefix code in the canonical form of RFC 1951, 3.2.2: the shortest with codes of limited
 * length, found by package-merge (Larmore and Hirschberg, J. ACM 37, 1990).
 */
final class Huffman {
  private final int[] lengths;
  private final int[] codes;

  private Huffman(int[] lengths) {
    this.lengths = lengths;
    this.codes = codes(lengths);
  }

  /** A set of symbols of one weight: one symbol, or two packages of the round before. */
  private record Package(long weight, int symbol, Package left, Package right) {
    void count(int[] lengths) {
      if (left == null) {
        lengths[symbol]++;
      } else {
        left.count(lengths);
        right.count(lengths);
      }
    }
  }

  /** The code for symbols seen so often; at least two of them get a code. */
  static Huffman of(int[] seen, int longest) {
    List<Package> symbols = new ArrayList<>();
    for (int symbol = 0; symbol < seen.length; symbol++) {
      if (seen[symbol] > 0 || symbol < 2) {
        symbols.add(new Package(Math.max(1, seen[symbol]), symbol, null, null));
      }
    }
    symbols.sort(Comparator.comparingLong(Package::weight));
    List<Package> round = symbols;
    for (int length = 1; length < longest; length++) {
      round = merged(symbols, round);
    }
    int[] lengths = new int[seen.length];
    round.subList(0, 2 * symbols.size() - 2).forEach(p -> p.count(lengths));
    return new Huffman(lengths);
  }

  /** The symbols and the pairs of the round before, by weight; symbols first where they tie. */
  private static List<Package> merged(List<Package> symbols, List<Package> before) {
    List<Package> merged = new ArrayList<>(symbols);
    for (int i = 0; i + 1 < before.size(); i += 2) {
      Package left = before.get(i);
      Package right = before.get(i + 1);
      merged.add(new Package(left.weight + right.weight, -1, left, right));
    }
    merged.sort(Comparator.comparingLong(Package::weight));
    return merged;
  }

  private static int[] codes(int[] lengths) {
    int[] codes = new int[lengths.length];
    int code = 0;
    for (int length = 1; length <= 15; length++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = reversed(code++, length);
        }
      }
      code <<= 1;
    }
    return codes;
  }

  /** Codes are written from their highest bit on, everything else from its lowest. */
  private static int reversed(int code, int length) {
    return Integer.reverse(code) >>> (32 - length);
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  int code(int symbol) {
    return codes[symbol];
  }
}
