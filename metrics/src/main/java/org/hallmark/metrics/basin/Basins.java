package org.hallmark.metrics.basin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/**
 * What a plan says of basins.
 *
 * @param basins whose populations are wanted
 * @param freeEnergies between two of them each
 */
public record Basins(List<Basin> basins, List<FreeEnergyDifference> freeEnergies) {
  public Basins {
    basins = List.copyOf(basins);
    freeEnergies = List.copyOf(freeEnergies);
  }

  /** Reads {@code basins} and {@code freeEnergies}; one with a mistake is left out. */
  public static Basins read(Fields plan, List<Observable> observables) {
    SortedMap<String, Observable> known = new TreeMap<>();
    observables.forEach(observable -> known.put(observable.id(), observable));
    SortedMap<String, Basin> basins = new TreeMap<>();
    List<Basin> ordered = new ArrayList<>();
    SortedMap<String, Boolean> ids = new TreeMap<>();
    for (Node item : plan.optionalItems("basins")) {
      Fields fields = Fields.of(item, plan.mistakes());
      basin(fields, known, ids)
          .ifPresent(
              basin -> {
                basins.put(basin.id(), basin);
                ordered.add(basin);
              });
      fields.done();
    }
    List<FreeEnergyDifference> energies = new ArrayList<>();
    for (Node item : plan.optionalItems("freeEnergies")) {
      Fields fields = Fields.of(item, plan.mistakes());
      energy(fields, basins, ids).ifPresent(energies::add);
      fields.done();
    }
    return new Basins(ordered, energies);
  }

  private static String id(Fields fields, SortedMap<String, Boolean> ids) {
    String id = fields.id("id");
    if (ids.put(id, true) != null) {
      fields.mistake("id", "must be unique among basins and free energies. Found: " + id);
    }
    return id;
  }

  private static Optional<Basin> basin(
      Fields fields, SortedMap<String, Observable> known, SortedMap<String, Boolean> ids) {
    String id = id(fields, ids);
    String title = fields.text("title");
    Optional<Observable> observable = named(fields, "of", "observable", known);
    List<Node> items = fields.items("boxes");
    List<Box> boxes = new ArrayList<>();
    for (Node item : items) {
      Fields box = Fields.of(item, fields.mistakes());
      boxes.add(new Box(corner(box, "from"), corner(box, "to")));
      box.done();
    }
    if (observable.isEmpty()) {
      return Optional.empty();
    }
    boolean fit = !boxes.isEmpty();
    for (int i = 0; i < boxes.size(); i++) {
      if (!boxes.get(i).fits(observable.get())) {
        fit = false;
        fields.mistakes().add(items.get(i), unfit(observable.get()));
      }
    }
    if (boxes.isEmpty()) {
      fields.mistake("boxes", "must be at least one");
    }
    return fit ? Optional.of(new Basin(id, title, observable.get(), boxes)) : Optional.empty();
  }

  private static String unfit(Observable observable) {
    return "must reach from edges to greater edges of the bins of "
        + observable.id()
        + ", one of each of its axes ("
        + observable.axes().size()
        + ")";
  }

  /** One number per axis; infinities are texts, since JSON has no such number. */
  private static List<Double> corner(Fields box, String name) {
    List<Double> corner = new ArrayList<>();
    Mistakes mistakes = box.mistakes();
    for (Node item : box.items(name)) {
      switch (item.kind()) {
        case INTEGER, REAL -> corner.add(item.number());
        case STRING -> infinity(item, mistakes).ifPresent(corner::add);
        default -> mistakes.add(item, "must be a number");
      }
    }
    return corner;
  }

  private static Optional<Double> infinity(Node item, Mistakes mistakes) {
    switch (item.text()) {
      case ".inf":
        return Optional.of(Double.POSITIVE_INFINITY);
      case "-.inf":
        return Optional.of(Double.NEGATIVE_INFINITY);
      default:
        mistakes.add(item, "must be a number");
        return Optional.empty();
    }
  }

  private static Optional<FreeEnergyDifference> energy(
      Fields fields, SortedMap<String, Basin> basins, SortedMap<String, Boolean> ids) {
    String id = id(fields, ids);
    String title = fields.text("title");
    Optional<Basin> of = named(fields, "of", "basin", basins);
    Optional<Basin> against = named(fields, "against", "basin", basins);
    double temperature = fields.number("temperature", Bounds.positive());
    double boltzmann = fields.number("boltzmann", Bounds.positive());
    String unit = fields.text("unit");
    if (of.isEmpty() || against.isEmpty()) {
      return Optional.empty();
    }
    if (!of.get().observable().equals(against.get().observable())
        || of.get().cells().intersects(against.get().cells())) {
      fields.mistake("against", "must be a basin of the same observable without a common cell");
      return Optional.empty();
    }
    return Optional.of(
        new FreeEnergyDifference(id, title, of.get(), against.get(), temperature, boltzmann, unit));
  }

  private static <T> Optional<T> named(
      Fields fields, String name, String kind, SortedMap<String, T> known) {
    String id = fields.text(name);
    if (fields.has(name) && !known.containsKey(id)) {
      fields.mistake(name, "there is no " + kind + " " + id + Words.advice(id, known.keySet()));
    }
    return Optional.ofNullable(known.get(id));
  }
}
