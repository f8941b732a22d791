package org.hallmark.privacy.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/**
 * Looks to account for, as a person writes them down: {@code {"adjacency": "add-or-remove",
 * "delta": 1e-6, "events": [{"mechanism": "laplace", "scale": 2.0, "count": 3}, …]}}.
 *
 * <p>An event is a mechanism's id and its numbers; {@code composed} has {@code events} instead, and
 * a {@code count} of its own.
 *
 * @param adjacency the neighbouring relation
 * @param delta δ, where it is given
 * @param events the looks
 */
public record AccountingDocument(
    Adjacency adjacency, OptionalDouble delta, List<PrivacyEvent> events) {
  private static final String MECHANISM = "mechanism";
  private static final String EVENTS = "events";
  private static final String COUNT = "count";
  private static final String COMPOSED = "composed";

  public AccountingDocument {
    events = List.copyOf(events);
  }

  /**
   * The document, or each of a list of documents.
   *
   * @throws org.hallmark.provenance.json.MistakenDocumentException with every mistake
   */
  public static List<AccountingDocument> read(Node node) {
    Mistakes mistakes = new Mistakes();
    List<Node> items = node.kind() == Node.Kind.ARRAY ? node.items() : List.of(node);
    List<AccountingDocument> documents = new ArrayList<>();
    items.forEach(item -> documents.add(one(Fields.of(item, mistakes))));
    mistakes.throwIfAny();
    return documents;
  }

  private static AccountingDocument one(Fields fields) {
    Adjacency adjacency = fields.choice("adjacency", Adjacency.class);
    OptionalDouble delta =
        fields.optionalNumber("delta", new Bounds(0, Bounds.End.CLOSED, 1, Bounds.End.OPEN));
    List<PrivacyEvent> events = events(fields);
    fields.done();
    return new AccountingDocument(adjacency, delta, events);
  }

  private static List<PrivacyEvent> events(Fields fields) {
    List<PrivacyEvent> events = new ArrayList<>();
    for (Node item : fields.items(EVENTS)) {
      event(Fields.of(item, fields.mistakes())).ifPresent(events::add);
    }
    return events;
  }

  private static Optional<PrivacyEvent> event(Fields fields) {
    String mechanism = fields.text(MECHANISM);
    if (mechanism.equals(COMPOSED)) {
      long count = fields.integer(COUNT, 1, Node.LARGEST_INTEGER, 1);
      List<PrivacyEvent> parts = events(fields);
      fields.done();
      return repeated(fields, new Composed(parts), count);
    }
    if (!PrivacyEvents.mechanisms().contains(mechanism)) {
      if (fields.has(MECHANISM)) {
        List<String> known = new ArrayList<>(PrivacyEvents.mechanisms());
        known.add(COMPOSED);
        fields.mistake(MECHANISM, "unknown mechanism" + Words.advice(mechanism, known));
      }
      return Optional.empty();
    }
    return ofNumbers(fields, mechanism);
  }

  private static Optional<PrivacyEvent> ofNumbers(Fields fields, String mechanism) {
    Map<String, Double> numbers = new TreeMap<>();
    boolean readable = true;
    for (Map.Entry<String, Node> member : fields.node().members().entrySet()) {
      Node value = member.getValue();
      if (value.kind() == Node.Kind.INTEGER || value.kind() == Node.Kind.REAL) {
        numbers.put(member.getKey(), value.number());
      } else if (!member.getKey().equals(MECHANISM)) {
        fields.mistake(member.getKey(), "must be a number");
        readable = false;
      }
    }
    try {
      return readable ? Optional.of(PrivacyEvents.of(mechanism, numbers)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      fields.mistakes().add(fields.node(), mechanism + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The parts, each {@code times} as often. */
  private static Optional<PrivacyEvent> repeated(Fields fields, Composed once, long times) {
    if (times == 1) {
      return Optional.of(once);
    }
    List<PrivacyEvent> parts = new ArrayList<>();
    try {
      PrivacyEvents.tally(List.of(once))
          .forEach(
              (part, count) -> {
                Map<String, Double> numbers = new TreeMap<>(part.parameters());
                numbers.computeIfPresent(
                    COUNT, (name, one) -> (double) Math.multiplyExact(count, times));
                parts.add(PrivacyEvents.of(part.mechanism(), numbers));
              });
      return Optional.of(new Composed(parts));
    } catch (ArithmeticException | IllegalArgumentException e) {
      fields.mistakes().add(fields.node(), "count must leave every part at most 2^53 in all");
      return Optional.empty();
    }
  }
}
