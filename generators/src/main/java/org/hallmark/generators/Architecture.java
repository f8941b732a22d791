package org.hallmark.generators;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;

/**
 * A model's architecture as data: with the weights it is all that a stranger needs to draw from it.
 * It is public, being a function of the plan.
 *
 * @param id the model's id with its version
 * @param conditions the key columns
 * @param columns the modelled columns, in the order in which they are drawn
 * @param derived the computed columns
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector
 * @param head width of each column's own hidden layer
 */
public record Architecture(
    String id,
    List<Condition> conditions,
    List<CodeBook> columns,
    List<Derived> derived,
    List<Integer> hidden,
    int latent,
    int head) {
  /** The conditional variational autoencoder of this version. */
  public static final String CONDITIONAL_VAE = "conditional-vae-v1";

  /** Models that see more codes and features than this are refused. */
  public static final int MOST_INPUTS = 20_000;

  public Architecture {
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
    derived = List.copyOf(derived);
    hidden = List.copyOf(hidden);
    if (!id.equals(CONDITIONAL_VAE)) {
      throw new IllegalArgumentException(
          "id must be " + CONDITIONAL_VAE + ". Provided value: " + id);
    }
    List<Integer> widths = new ArrayList<>(hidden);
    widths.addAll(List.of(latent, head));
    if (hidden.isEmpty()
        || hidden.size() > GeneratorPlan.DEEPEST
        || widths.stream().anyMatch(w -> w < 1 || w > GeneratorPlan.WIDEST)) {
      throw new IllegalArgumentException("widths must be few and small. Provided value: " + widths);
    }
    if (columns.isEmpty() || inputs(conditions, columns, derived) > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "columns must be some, with at most " + MOST_INPUTS + " codes and features in all");
    }
  }

  /** The architecture that a plan asks for. */
  public static Architecture of(GeneratorPlan plan, Schema schema, List<String> keys) {
    List<CodeBook> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (!keys.contains(column.name()) && !plan.derive().containsKey(column.name())) {
        columns.add(
            plan.cells().containsKey(column.name())
                ? CodeBook.of(column, plan.cells().get(column.name()))
                : CodeBook.of(column));
      }
    }
    List<Derived> derived = new ArrayList<>();
    plan.derive().forEach((name, text) -> derived.add(Derived.of(schema.column(name), text)));
    return new Architecture(
        CONDITIONAL_VAE,
        keys.stream().map(schema::column).map(Condition::of).toList(),
        columns,
        derived,
        plan.hidden(),
        plan.latent(),
        plan.head());
  }

  /** Reads what {@link #bytes} writes. */
  public static Architecture read(String document, byte[] bytes) throws MalformedDocumentException {
    Node node = Documents.json(document, bytes);
    Optional<String> mixing = BatchStatistics.first(node);
    if (mixing.isPresent()) {
      throw new MalformedDocumentException(
          document, "/" + mixing.get(), "a model that " + BatchStatistics.WHY, mixing.get());
    }
    return Records.of(document, node, Architecture.class);
  }

  /** Canonical JSON. */
  public byte[] bytes() {
    return CanonicalJson.bytes(this);
  }

  /** The widths of the layers. */
  public VaeShape shape() {
    return new VaeShape(
        conditions.stream().mapToInt(Condition::width).sum(),
        columns.stream().map(CodeBook::size).toList(),
        derived.stream().map(d -> d.guides().size()).toList(),
        hidden,
        latent,
        head);
  }

  private static long inputs(
      List<Condition> conditions, List<CodeBook> columns, List<Derived> derived) {
    return conditions.stream().mapToLong(Condition::width).sum()
        + columns.stream().mapToLong(CodeBook::size).sum()
        + derived.stream().mapToLong(d -> d.guides().size()).sum();
  }

  /** Whether conditions, modelled and derived columns are together those of {@code schema}. */
  public boolean fits(Schema schema) {
    List<String> names = new ArrayList<>();
    conditions.forEach(c -> names.add(c.column()));
    columns.forEach(c -> names.add(c.column()));
    derived.forEach(c -> names.add(c.column()));
    Set<String> distinct = new HashSet<>(names);
    return distinct.size() == names.size() && distinct.equals(new HashSet<>(schema.names()));
  }
}
