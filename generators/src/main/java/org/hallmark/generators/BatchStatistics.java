package org.hallmark.generators;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;

/**
 * The words by which people ask for layers and losses that take a statistic over the records of a
 * batch: batch normalisation and its kin, minibatch discrimination, and losses with the other
 * records as counterexamples.
 *
 * <p>No private training can have them. Clipping bounds what a record adds to the sum of the
 * gradients if nothing else in the sum depends on it; through such a statistic every record moves
 * the gradients of all others. And the statistic itself, kept for drawing, is an unaccounted look.
 */
public final class BatchStatistics {
  /** Why a model that takes one is refused. */
  public static final String WHY =
      "must treat each record for itself: a statistic over the records of a batch makes the gradient"
          + " of each depend on all others, and then clipping does not bound what one record can"
          + " change";

  private static final Pattern WORDS =
      Pattern.compile(
          ".*(batch(re)?(norm|standardi[sz])|minibatch|inbatch|batchstat|infonce|ntxent).*"
              + "|normali[sz](ation|er|e)batch.*");

  private BatchStatistics() {}

  /** Why not, where {@code word} asks for such a statistic. */
  public static Optional<String> refusal(String word) {
    String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return WORDS.matcher(letters).matches() ? Optional.of(WHY) : Optional.empty();
  }

  /** Makes a mistake of every member of an object that asks for one, by its name or its text. */
  public static void refuse(Fields fields) {
    if (fields.node().kind() == Node.Kind.OBJECT) {
      fields.node().members().forEach((name, node) -> refuse(fields, name, node));
    }
  }

  private static void refuse(Fields fields, String name, Node node) {
    refusal(asked(name, node))
        .ifPresent(
            why -> {
              fields.raw(name);
              fields.mistakes().addToName(node, why + ". Found: " + name);
            });
  }

  /** The first member that asks for one. */
  public static Optional<String> first(Node node) {
    return node.kind() != Node.Kind.OBJECT
        ? Optional.empty()
        : node.members().entrySet().stream()
            .filter(m -> refusal(asked(m.getKey(), m.getValue())).isPresent())
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private static String asked(String name, Node node) {
    return node.kind() == Node.Kind.STRING ? name + " " + node.text() : name;
  }
}
