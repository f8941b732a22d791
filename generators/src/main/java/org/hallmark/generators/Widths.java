package org.hallmark.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;

/** Widths of layers, as plans give them and within what is taken. */
public final class Widths {
  /** Layers wider than this are refused. */
  public static final int WIDEST = 4096;

  /** Models with more hidden layers than this are refused. */
  public static final int DEEPEST = 8;

  private Widths() {}

  /**
   * Reads the widths of hidden layers.
   *
   * @param fewest how many there must be at least
   */
  public static List<Integer> hidden(Fields fields, int fewest) {
    List<Integer> widths = new ArrayList<>();
    for (Node item : fields.items("hidden")) {
      boolean good =
          item.kind() == Node.Kind.INTEGER && item.integer() >= 1 && item.integer() <= WIDEST;
      if (!good) {
        fields.mistakes().add(item, problem(item));
      }
      widths.add(good ? (int) item.integer() : 1);
    }
    if (fields.has("hidden") && (widths.size() < fewest || widths.size() > DEEPEST)) {
      fields.mistake(
          "hidden", "must have " + fewest + " to " + DEEPEST + " widths. Found: " + widths.size());
    }
    return widths.size() < fewest
        ? List.of(1)
        : widths.subList(0, Math.min(DEEPEST, widths.size()));
  }

  /** Reads the width of an embedding of the conditions: 0 for none. */
  public static int embedding(Fields fields) {
    return (int) fields.integer("embedding", 0, WIDEST, 0);
  }

  /** Passes if an embedding has a width that is taken, and something to embed. */
  public static void requireEmbedding(Optional<Integer> embedding, int features) {
    if (embedding.filter(width -> width < 1 || width > WIDEST || features < 1).isPresent()) {
      throw new IllegalArgumentException(
          "embedding must be of features, and in [1, " + WIDEST + "]");
    }
  }

  /** Passes if the widths are few and small. */
  public static void require(List<Integer> widths) {
    if (widths.size() > 2 * DEEPEST || widths.stream().anyMatch(w -> w < 1 || w > WIDEST)) {
      throw new IllegalArgumentException("widths must be few and small. Provided value: " + widths);
    }
  }

  private static String problem(Node item) {
    return Optional.of(item)
        .filter(i -> i.kind() == Node.Kind.STRING)
        .flatMap(i -> BatchStatistics.refusal(i.text()))
        .orElse("must be an integer in [1, " + WIDEST + "]");
  }
}
