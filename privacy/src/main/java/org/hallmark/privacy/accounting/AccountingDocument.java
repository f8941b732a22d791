package org.hallmark.privacy.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SelfComposed;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/**
 * Looks to account for, as a person writes them down: {@code {"adjacency": "add-or-remove",
 * "delta": 1e-6, "events": [{"mechanism": "laplace", "scale": 2.0, "count": 3}, …]}}.
 *
 * <p>An event is a mechanism's id and its numbers. {@code composed}, {@code self-composed} and
 * {@code repeat-and-select} have {@code events}, and a {@code count} of their own; the last has
 * {@code mean} and {@code shape}, or {@code poissonMean}, too.
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
  private static final String REPEAT_AND_SELECT = "repeat-and-select";
  private static final String POISSON_MEAN = "poissonMean";
  private static final Set<String> NESTED = Set.of("composed", "self-composed", REPEAT_AND_SELECT);
  private static final Bounds NOT_NEGATIVE =
      new Bounds(0, Bounds.End.CLOSED, Double.POSITIVE_INFINITY, Bounds.End.OPEN);
  private static final Bounds AT_LEAST_1 =
      new Bounds(1, Bounds.End.CLOSED, Double.POSITIVE_INFINITY, Bounds.End.OPEN);

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
    if (NESTED.contains(mechanism)) {
      return ofParts(fields, mechanism);
    }
    if (!PrivacyEvents.mechanisms().contains(mechanism)) {
      if (fields.has(MECHANISM)) {
        fields.mistake(
            MECHANISM, "unknown mechanism" + Words.advice(mechanism, PrivacyEvents.mechanisms()));
      }
      return Optional.empty();
    }
    return ofNumbers(fields, mechanism);
  }

  private static Optional<PrivacyEvent> ofParts(Fields fields, String mechanism) {
    long count = fields.integer(COUNT, 1, Node.LARGEST_INTEGER, 1);
    boolean selects = mechanism.equals(REPEAT_AND_SELECT);
    boolean poisson = selects && fields.has(POISSON_MEAN);
    double mean = selects ? fields.number(poisson ? POISSON_MEAN : "mean", AT_LEAST_1) : 1;
    double shape =
        selects && !poisson ? fields.number("shape", NOT_NEGATIVE) : Double.POSITIVE_INFINITY;
    List<PrivacyEvent> parts = events(fields);
    fields.done();
    try {
      if (selects) {
        return Optional.of(new RepeatAndSelect(parts, mean, shape, count));
      }
      PrivacyEvent once = parts.size() == 1 ? parts.get(0) : new Composed(parts);
      return Optional.of(new SelfComposed(once, count));
    } catch (IllegalArgumentException e) {
      fields.mistakes().add(fields.node(), mechanism + ": " + e.getMessage());
      return Optional.empty();
    }
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
}
