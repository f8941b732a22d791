package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link ConditionalVae}.
 *
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector
 * @param head width of each column's own hidden layer
 * @param derive expressions of computed columns, by column
 * @param cells where the cells of modelled columns begin, where the default is not wanted, by
 *     column
 */
public record ConditionalVaePlan(
    List<Integer> hidden,
    int latent,
    int head,
    SortedMap<String, String> derive,
    SortedMap<String, List<Double>> cells)
    implements ModelPlan {
  public ConditionalVaePlan {
    hidden = List.copyOf(hidden);
    derive = Collections.unmodifiableSortedMap(new TreeMap<>(derive));
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  @Override
  public String id() {
    return ConditionalVae.ID;
  }

  @Override
  public ConditionalVaeArchitecture architecture(Schema schema, List<String> keys) {
    List<CodeBook> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (!keys.contains(column.name()) && !derive.containsKey(column.name())) {
        columns.add(
            cells.containsKey(column.name())
                ? CodeBook.of(column, cells.get(column.name()))
                : CodeBook.of(column));
      }
    }
    List<Derived> derived = new ArrayList<>();
    derive.forEach((name, text) -> derived.add(Derived.of(schema.column(name), text)));
    return new ConditionalVaeArchitecture(
        ConditionalVae.ID,
        keys.stream().map(schema::column).map(Condition::of).toList(),
        columns,
        derived,
        hidden,
        latent,
        head);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("hidden layers", hidden),
        new Setting("latent width", latent),
        new Setting("head width", head));
  }
}
