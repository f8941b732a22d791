package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Groups;
import org.hallmark.tables.Schema;

/** Reads the {@code observables} of a plan. */
public final class Observables {
  /** Most cells of a fine observable, all axes together. */
  public static final int MOST_CELLS = 10_000;

  /** Most bins of a coarse observable with one axis: groups are few, and noise is doubled. */
  public static final int MOST_COARSE_BINS = 10;

  /** Most bins of each axis of a coarse observable with two. */
  public static final int MOST_JOINT_COARSE_BINS = 5;

  private static final int MOST_AXES = 3;
  private static final int MOST_COARSE_AXES = 2;

  private Observables() {}

  /** Reads all observables; one with a mistake is left out. */
  public static List<Observable> read(
      List<Node> nodes, Schema schema, Frame frame, Mistakes mistakes) {
    List<Observable> observables = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      Fields fields = Fields.of(node, mistakes);
      String id = fields.id("id");
      if (!ids.add(id)) {
        fields.mistake("id", "must be unique among the observables. Found: " + id);
      }
      read(fields, id, schema, frame).ifPresent(observables::add);
      fields.done();
    }
    return observables;
  }

  private static Optional<Observable> read(Fields fields, String id, Schema schema, Frame frame) {
    String title = fields.text("title");
    Scale scale = fields.choice("scale", Scale.class);
    double epsilon = fields.number("epsilon", Bounds.positive());
    Optional<Groups> groups =
        scale == Scale.COARSE ? Quantity.readGroups(fields, frame) : Optional.empty();
    List<Node> items = fields.items("axes");
    if (scale == Scale.COARSE && groups.isEmpty()) {
      return Optional.empty();
    }
    List<Axis> axes = new ArrayList<>();
    for (Node item : items) {
      AxisReader.read(Fields.of(item, fields.mistakes()), schema, groups).ifPresent(axes::add);
    }
    if (axes.size() < items.size() || tooMany(fields, scale, axes)) {
      return Optional.empty();
    }
    return Optional.of(new Observable(id, title, scale, axes, epsilon));
  }

  private static boolean tooMany(Fields fields, Scale scale, List<Axis> axes) {
    int most = scale == Scale.COARSE ? MOST_COARSE_AXES : MOST_AXES;
    if (axes.isEmpty() || axes.size() > most) {
      fields.mistake("axes", "must be 1 to " + most + ". Found: " + axes.size());
      return true;
    }
    if (scale == Scale.COARSE) {
      int bins = axes.size() == 1 ? MOST_COARSE_BINS : MOST_JOINT_COARSE_BINS;
      if (axes.stream().anyMatch(axis -> axis.bins().bins() > bins)) {
        fields.mistake("axes", "must have at most " + bins + " bins each at the coarse scale");
        return true;
      }
    }
    double cells = axes.stream().mapToDouble(axis -> axis.bins().size()).reduce(1, (a, b) -> a * b);
    if (cells > MOST_CELLS) {
      fields.mistake("axes", "must have at most " + MOST_CELLS + " cells together");
    }
    return cells > MOST_CELLS;
  }
}
