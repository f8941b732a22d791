package org.hallmark.generators.marginal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.Weights;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.privacy.training.TreeMarginals;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * The architecture of a {@link MarginalTree} as data. Its nodes are the conditions, then the
 * columns.
 *
 * @param id the model's id with its version
 * @param keys the columns of the frame
 * @param conditions keys that columns may hang on, as codes
 * @param columns the modelled columns, as codes
 * @param derived the computed columns
 * @param tree the public tree; none where the tree is among the weights
 */
public record MarginalTreeArchitecture(
    String id,
    List<String> keys,
    List<CodeBook> conditions,
    List<CodeBook> columns,
    List<TableForm.Derivation> derived,
    Optional<List<Branch>> tree)
    implements CountedArchitecture {
  /** Models with more codes than this are refused. */
  public static final int MOST_CODES = 20_000;

  /** Pairs with more cells than this are refused. */
  public static final int MOST_CELLS = 1 << 22;

  public MarginalTreeArchitecture {
    keys = List.copyOf(keys);
    conditions = List.copyOf(conditions);
    columns = List.copyOf(columns);
    derived = List.copyOf(derived);
    tree = tree.map(List::copyOf);
    if (!id.equals(MarginalTree.ID)) {
      throw new IllegalArgumentException(
          "id must be " + MarginalTree.ID + ". Provided value: " + id);
    }
    long codes =
        Stream.concat(conditions.stream(), columns.stream()).mapToLong(CodeBook::size).sum();
    if (columns.isEmpty() || codes > MOST_CODES) {
      throw new IllegalArgumentException(
          "columns must be some, with at most " + MOST_CODES + " codes in all");
    }
    long largest = columns.stream().mapToLong(CodeBook::size).max().orElse(0);
    long other =
        Stream.concat(conditions.stream(), columns.stream())
            .mapToLong(CodeBook::size)
            .max()
            .orElse(0);
    if (largest * other > MOST_CELLS) {
      throw new IllegalArgumentException(
          "pairs of columns must have at most "
              + MOST_CELLS
              + " cells; take fewer conditions or coarser cells");
    }
  }

  /** The conditions, then the columns. */
  List<CodeBook> nodes() {
    return Stream.concat(conditions.stream(), columns.stream()).toList();
  }

  @Override
  public List<Codes> codes(Schema schema) {
    return nodes().stream().map(book -> book.codes(schema.column(book.column()))).toList();
  }

  /** The node that each column hangs on in the public tree; −1 for none. */
  int[] plannedParents() {
    int[] parents = new int[columns.size()];
    Arrays.fill(parents, -1);
    tree.orElseThrow()
        .forEach(b -> parents[node(b.column()) - conditions.size()] = node(b.parent()));
    return parents;
  }

  int node(String name) {
    return nodes().stream().map(CodeBook::column).toList().indexOf(name);
  }

  @Override
  public boolean fits(Schema schema) {
    List<String> names = new ArrayList<>(keys);
    columns.forEach(c -> names.add(c.column()));
    derived.forEach(d -> names.add(d.column()));
    boolean all =
        names.size() == new HashSet<>(names).size()
            && new HashSet<>(names).equals(new HashSet<>(schema.names()))
            && conditions.stream().allMatch(c -> keys.contains(c.column()))
            && conditions.stream().map(CodeBook::column).distinct().count() == conditions.size();
    if (all) {
      codes(schema);
      derived.forEach(d -> TableForm.expression(d, schema));
    }
    return all
        && tree.stream()
            .flatMap(List::stream)
            .allMatch(b -> node(b.parent()) >= 0 && node(b.column()) >= conditions.size());
  }

  @Override
  public Optional<String> problem(SortedMap<String, Tensor> tensors) {
    return new MeasuredTensors(this, tensors).problem();
  }

  @Override
  public TrainedGenerator measure(MarginalLooks looks, TrainingMechanism mechanism) {
    if (mechanism instanceof TreeMarginals marginals) {
      return new TreeMeasurement(this, marginals).of(looks);
    }
    throw new IllegalArgumentException(
        "mechanism must be that of marginals. Provided value: " + mechanism);
  }

  @Override
  public RowDraws draws(Weights weights, Schema schema, Table keys) {
    return new TreeDraws(this, weights, schema, keys).draws();
  }

  /** It can draw rows and nothing else. */
  @Override
  public Object model(Weights weights) {
    return this;
  }
}
