package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Weights;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The architecture of a {@link ConditionalVae} as data.
 *
 * @param id the model's id with its version
 * @param conditions the key columns
 * @param columns the modelled columns, in the order in which they are drawn
 * @param derived the computed columns
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector
 * @param head width of each column's own hidden layer
 */
public record ConditionalVaeArchitecture(
    String id,
    List<Condition> conditions,
    List<CodeBook> columns,
    List<Derived> derived,
    List<Integer> hidden,
    int latent,
    int head)
    implements NetworkArchitecture {

  /** Models that see more codes and features than this are refused. */
  public static final int MOST_INPUTS = 20_000;

  public ConditionalVaeArchitecture {
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
    derived = List.copyOf(derived);
    hidden = List.copyOf(hidden);
    if (!id.equals(ConditionalVae.ID)) {
      throw new IllegalArgumentException(
          "id must be " + ConditionalVae.ID + ". Provided value: " + id);
    }
    List<Integer> widths = new ArrayList<>(hidden);
    widths.addAll(List.of(latent, head));
    if (hidden.isEmpty()
        || hidden.size() > Widths.DEEPEST
        || widths.stream().anyMatch(w -> w < 1 || w > Widths.WIDEST)) {
      throw new IllegalArgumentException("widths must be few and small. Provided value: " + widths);
    }
    if (columns.isEmpty() || inputs(conditions, columns, derived) > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "columns must be some, with at most " + MOST_INPUTS + " codes and features in all");
    }
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

  @Override
  public VaeShape network() {
    return shape();
  }

  /** Whether conditions, modelled and derived columns can be those of {@code schema}. */
  @Override
  public boolean fits(Schema schema) {
    return names(schema) && new RowEncoder(this, schema).codes().size() == columns.size();
  }

  boolean names(Schema schema) {
    List<String> names = new ArrayList<>();
    conditions.forEach(c -> names.add(c.column()));
    columns.forEach(c -> names.add(c.column()));
    derived.forEach(c -> names.add(c.column()));
    Set<String> distinct = new HashSet<>(names);
    return distinct.size() == names.size() && distinct.equals(new HashSet<>(schema.names()));
  }

  @Override
  public CodedRows encode(Table table) {
    return new RowEncoder(this, table.schema()).encode(table);
  }

  @Override
  public RowDraws draws(Weights weights, Schema schema, Table keys) {
    return new RowSampler(this, weights, schema, keys).draws();
  }

  /** It can draw rows and nothing else. */
  @Override
  public Object model(Weights weights) {
    return this;
  }
}
