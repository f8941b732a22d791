package org.hallmark.metrics.observable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.tables.Table;

/**
 * The sealed cells of one axis: bins {@code [e0, e1)}, {@code [e1, e2)}, … of which the last is
 * closed above, then {@code outside} for what lies below, above or is bad, then, where a value can
 * be missing, {@code missing}. Every value has exactly one cell.
 *
 * @param edges strictly increasing, at least two; the ends may be infinite
 * @param values what the labels may assume of the values
 * @param missing whether there is a cell for missing values; without it they are outside
 */
public record Bins(List<Double> edges, Values values, MissingCell missing) implements Serializable {

  private static final String OUTSIDE = "outside";
  private static final String MISSING = "missing";

  /** What the values of an axis are. */
  public enum Values {
    REAL,
    WHOLE
  }

  /** Whether there is a cell for missing values. */
  public enum MissingCell {
    PRESENT,
    ABSENT
  }

  public Bins {
    edges = List.copyOf(edges);
    if (edges.size() < 2 || !increasing(edges)) {
      throw new IllegalArgumentException(
          "edges must be at least 2 and strictly increasing. Provided value: " + edges);
    }
  }

  static boolean increasing(List<Double> edges) {
    for (int i = 1; i < edges.size(); i++) {
      if (!(edges.get(i - 1) < edges.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many bins, without the cells for outside and missing. */
  public int bins() {
    return edges.size() - 1;
  }

  /** How many cells in all. */
  public int size() {
    return bins() + (missing == MissingCell.PRESENT ? 2 : 1);
  }

  /** The cell of a value. */
  public int cell(double value) {
    int outside = bins();
    if (Table.isMissing(value)) {
      return missing == MissingCell.PRESENT ? outside + 1 : outside;
    }
    if (Table.isBad(value) || value < edges.get(0) || value > edges.get(outside)) {
      return outside;
    }
    int low = 0;
    int high = outside;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (value >= edges.get(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** One label per cell. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < bins(); bin++) {
      labels.add(label(bin));
    }
    labels.add(OUTSIDE);
    if (missing == MissingCell.PRESENT) {
      labels.add(MISSING);
    }
    return labels;
  }

  /** How many of the labels are of bins: those before {@code outside}. */
  public static int binsOf(List<String> labels) {
    int outside = labels.indexOf(OUTSIDE);
    return outside < 0 ? labels.size() : outside;
  }

  private String label(int bin) {
    double low = edges.get(bin);
    double high = edges.get(bin + 1);
    boolean last = bin == bins() - 1;
    if (high == Double.POSITIVE_INFINITY) {
      return low == Double.NEGATIVE_INFINITY ? "any" : "≥ " + number(low);
    }
    if (low == Double.NEGATIVE_INFINITY) {
      return (last ? "≤ " : "< ") + number(high);
    }
    if (values == Values.WHOLE && whole(low) && whole(high)) {
      double greatest = last ? high : high - 1;
      return low == greatest ? number(low) : number(low) + "–" + number(greatest);
    }
    return "[" + number(low) + ", " + number(high) + (last ? "]" : ")");
  }

  private static boolean whole(double edge) {
    return edge == StrictMath.rint(edge);
  }

  static String number(double value) {
    return CanonicalJson.text(value);
  }
}
