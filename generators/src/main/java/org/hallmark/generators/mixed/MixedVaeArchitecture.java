package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Weights;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.generators.head.Ceiling;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The architecture of a {@link MixedVae} as data.
 *
 * @param id the generator's id
 * @param keys the columns of the frame
 * @param conditions those that the model is conditioned on
 * @param heads of the modelled columns, in the order of drawing
 * @param ceilings what columns may not be above
 * @param derived the computed columns
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector; zero where there is none
 * @param head width of each column's own hidden layer
 */
public record MixedVaeArchitecture(
    String id,
    List<String> keys,
    List<Condition> conditions,
    List<Head> heads,
    List<Ceiling> ceilings,
    List<Derived> derived,
    List<Integer> hidden,
    int latent,
    int head)
    implements NetworkArchitecture {
  /** Models that see or make more numbers than this are refused. */
  public static final int MOST = 40_000;

  public MixedVaeArchitecture {
    keys = List.copyOf(keys);
    conditions = List.copyOf(conditions);
    heads = List.copyOf(heads);
    ceilings = List.copyOf(ceilings);
    derived = List.copyOf(derived);
    hidden = List.copyOf(hidden);
    Widths.require(hidden);
    if (!id.equals(MixedVae.ID)) {
      throw new IllegalArgumentException("id must be " + MixedVae.ID + ". Provided value: " + id);
    }
    if (hidden.isEmpty() || latent < 0 || latent > Widths.WIDEST || head < 1) {
      throw new IllegalArgumentException("widths must be some. Provided value: " + hidden);
    }
    Widths.require(List.of(head));
    long numbers =
        conditions.stream().mapToLong(Condition::width).sum()
            + heads.stream().mapToLong(h -> (long) MixedShape.sight(h) + h.parameters()).sum()
            + derived.stream().mapToLong(d -> d.guides().size()).sum();
    if (heads.isEmpty() || numbers > MOST) {
      throw new IllegalArgumentException("heads must be some, of few numbers");
    }
  }

  /** The modelled columns, in the order of drawing. */
  List<String> names() {
    return heads.stream().map(Head::column).toList();
  }

  @Override
  public MixedShape network() {
    return new MixedShape(
        conditions.stream().mapToInt(Condition::width).sum(),
        heads,
        derived.stream().map(d -> d.guides().size()).toList(),
        hidden,
        latent,
        head);
  }

  @Override
  public boolean fits(Schema schema) {
    List<String> names = new ArrayList<>(keys);
    names.addAll(names());
    derived.forEach(d -> names.add(d.column()));
    Set<String> distinct = new HashSet<>(names);
    boolean all =
        distinct.size() == names.size()
            && distinct.equals(new HashSet<>(schema.names()))
            && conditions.stream().allMatch(c -> keys.contains(c.column()))
            && heads.stream().allMatch(h -> h.fits(schema.column(h.column())))
            && ceilings.stream().allMatch(c -> heads.stream().anyMatch(h -> holds(h, c)));
    if (all) {
      new MixedEncoder(this, schema);
    }
    return all;
  }

  private static boolean holds(Head head, Ceiling ceiling) {
    return head.column().equals(ceiling.column()) && head.kind() != HeadKind.PERIODIC;
  }

  @Override
  public MixedRows encode(Table table) {
    return new MixedEncoder(this, table.schema()).encode(table);
  }

  @Override
  public RowDraws draws(Weights weights, Schema schema, Table rows) {
    return new MixedSampler(this, weights, schema, rows).draws();
  }

  /** With a density where no expression needs a key: exact without a latent vector. */
  @Override
  public Object model(Weights weights) {
    return MixedModel.of(this, weights).map(Object.class::cast).orElse(this);
  }
}
