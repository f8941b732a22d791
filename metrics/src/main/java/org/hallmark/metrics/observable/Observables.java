package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.hallmark.metrics.observable.Grouping.OfFrame;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/** Reads the {@code observables} of a plan. */
public final class Observables {
  /** Most cells of a fine observable, all axes together. */
  public static final int MOST_CELLS = 10_000;

  /** Most bins of a coarse observable with one axis: groups are few, and noise is doubled. */
  public static final int MOST_COARSE_BINS = 10;

  /** Most bins of each axis of a coarse observable with two. */
  public static final int MOST_JOINT_COARSE_BINS = 5;

  /** Most cells of an observable of public data, all axes together. */
  public static final int MOST_PUBLIC_CELLS = 1_000_000;

  private static final int MOST_AXES = 3;
  private static final int MOST_COARSE_AXES = 2;

  private Observables() {}

  /**
   * Reads the observables of a confidential source: each states what it costs, and its groups are
   * those of the public frame. One with a mistake is left out.
   */
  public static List<Observable> read(
      List<Node> nodes, Schema schema, Frame frame, PrivacyUnit unit, Mistakes mistakes) {
    return read(nodes, mistakes, (fields, id) -> charged(fields, id, schema, frame, unit));
  }

  /**
   * Reads the observables of public data: nothing is charged, and groups are those that the data
   * have. One with a mistake is left out.
   */
  public static List<Observable> readPublic(List<Node> nodes, Schema schema, Mistakes mistakes) {
    return read(nodes, mistakes, (fields, id) -> exact(fields, id, schema));
  }

  private interface Reader {
    Optional<Observable> read(Fields fields, String id);
  }

  private static List<Observable> read(List<Node> nodes, Mistakes mistakes, Reader reader) {
    List<Observable> observables = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      Fields fields = Fields.of(node, mistakes);
      String id = fields.id("id");
      if (!ids.add(id)) {
        fields.mistake("id", "must be unique among the observables. Found: " + id);
      }
      reader.read(fields, id).ifPresent(observables::add);
      fields.done();
    }
    return observables;
  }

  private static Optional<Observable> charged(
      Fields fields, String id, Schema schema, Frame frame, PrivacyUnit unit) {
    OptionalDouble epsilon = OptionalDouble.of(fields.number("epsilon", Bounds.positive()));
    return read(
            fields, id, schema, unit, epsilon, f -> Quantity.readGroups(f, frame).map(OfFrame::new))
        .filter(observable -> !tooMany(fields, observable));
  }

  private static Optional<Observable> exact(Fields fields, String id, Schema schema) {
    if (fields.has("epsilon")) {
      fields.mistake("epsilon", "must be left out: the source is public, and counted exactly");
    }
    return read(
            fields,
            id,
            schema,
            PrivacyUnit.RECORD,
            OptionalDouble.empty(),
            f -> Quantity.readGroups(f, schema))
        .filter(observable -> !tooMany(fields, observable));
  }

  private static Optional<Observable> read(
      Fields fields,
      String id,
      Schema schema,
      PrivacyUnit unit,
      OptionalDouble epsilon,
      Function<Fields, Optional<Grouping>> groupReader) {
    String title = fields.text("title");
    Scale scale = fields.choice("scale", Scale.class);
    Optional<Grouping> groups =
        scale == Scale.COARSE ? groupReader.apply(fields) : Optional.empty();
    int reach = unit.readReach(fields, groups.map(Grouping::columns));
    List<Node> items = fields.items("axes");
    if (scale == Scale.COARSE && groups.isEmpty()) {
      return Optional.empty();
    }
    List<Axis> axes = new ArrayList<>();
    for (Node item : items) {
      AxisReader.read(Fields.of(item, fields.mistakes()), schema, groups).ifPresent(axes::add);
    }
    int most = scale == Scale.COARSE && epsilon.isPresent() ? MOST_COARSE_AXES : MOST_AXES;
    if (axes.size() == items.size() && (axes.isEmpty() || axes.size() > most)) {
      fields.mistake("axes", "must be 1 to " + most + ". Found: " + axes.size());
    }
    return axes.size() < items.size() || axes.isEmpty() || axes.size() > most
        ? Optional.empty()
        : Optional.of(new Observable(id, title, scale, axes, epsilon, reach));
  }

  private static boolean tooMany(Fields fields, Observable observable) {
    List<Axis> axes = observable.axes();
    boolean charged = observable.epsilon().isPresent();
    if (charged && observable.scale() == Scale.COARSE) {
      int bins = axes.size() == 1 ? MOST_COARSE_BINS : MOST_JOINT_COARSE_BINS;
      if (axes.stream().anyMatch(axis -> axis.bins().bins() > bins)) {
        fields.mistake("axes", "must have at most " + bins + " bins each at the coarse scale");
        return true;
      }
    }
    int most = charged ? MOST_CELLS : MOST_PUBLIC_CELLS;
    double cells = axes.stream().mapToDouble(axis -> axis.bins().size()).reduce(1, (a, b) -> a * b);
    if (cells > most) {
      fields.mistake("axes", "must have at most " + most + " cells together");
    }
    return cells > most;
  }
}
