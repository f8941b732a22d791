package org.hallmark.tables;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The public groups of a frame: its rows divided by the values of expressions of their keys, in the
 * order in which the frame first meets them. Which groups there are says nothing of a source.
 */
public final class Groups implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Frame frame;
  private final transient List<Expression> by;
  private transient Division division;

  private Groups(Frame frame, List<Expression> by) {
    this.frame = frame;
    this.by = by;
  }

  /**
   * The groups of a frame.
   *
   * @throws IllegalArgumentException with what {@link #problem} says
   */
  public static Groups of(Frame frame, List<Expression> by) {
    problem(frame, by)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return new Groups(frame, List.copyOf(by));
  }

  /** Why these expressions cannot divide the frame, if they cannot. */
  public static Optional<String> problem(Frame frame, List<Expression> by) {
    if (by.isEmpty()) {
      return Optional.of("groups need at least one key");
    }
    for (Expression expression : by) {
      for (String column : expression.columns()) {
        if (!frame.keys().contains(column)) {
          return Optional.of(
              "groups must be made of the frame's keys "
                  + frame.keys()
                  + "; "
                  + column
                  + " is not one");
        }
      }
      Optional<String> problem = expression.check(frame.table().schema());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** The expressions that divide the frame. */
  public List<Expression> by() {
    return by;
  }

  public int size() {
    return division().first().size();
  }

  public Frame frame() {
    return frame;
  }

  /** The group of every row; −1 for a row outside the frame. */
  public int[] of(Table table) {
    int[] groupOfFrameRow = division().groupOfFrameRow();
    int[] groups = frame.indexes(table);
    for (int row = 0; row < groups.length; row++) {
      groups[row] = groups[row] < 0 ? -1 : groupOfFrameRow[groups[row]];
    }
    return groups;
  }

  /** What a group's rows have in common: the text of every expression and its value. */
  public SortedMap<String, String> label(int group) {
    SortedMap<String, String> label = new TreeMap<>();
    int row = division().first().get(group);
    for (int k = 0; k < by.size(); k++) {
      label.put(by.get(k).text(), text(by.get(k), division().keys()[k][row]));
    }
    return label;
  }

  /** It travels as the schema, keys and expressions that it follows from. */
  private Object writeReplace() {
    return new Written(frame.table().schema(), List.copyOf(frame.keys()), by);
  }

  /** Made when it is first asked for: most readers of a plan never need it. */
  private synchronized Division division() {
    if (division == null) {
      division = Division.of(frame, by);
    }
    return division;
  }

  private String text(Expression expression, double value) {
    Schema schema = frame.table().schema();
    Column column =
        schema.has(expression.text())
            ? schema.column(expression.text())
            : Column.number("value", "", Kind.REAL, "1", 0, 1, Missing.CATEGORY);
    return column.text(value);
  }

  /**
   * Which group every row of the frame is in.
   *
   * @param keys the value of every expression in every row
   * @param groupOfFrameRow the group of every row
   * @param first the first row of every group
   */
  private record Division(double[][] keys, int[] groupOfFrameRow, List<Integer> first) {
    static Division of(Frame frame, List<Expression> by) {
      double[][] keys = by.stream().map(e -> e.evaluate(frame.table())).toArray(double[][]::new);
      int[] groups = new int[frame.rows()];
      List<Integer> first = new ArrayList<>();
      Map<List<Double>, Integer> seen = new HashMap<>();
      for (int row = 0; row < groups.length; row++) {
        Integer group = seen.putIfAbsent(key(keys, row), first.size());
        groups[row] = group == null ? first.size() : group;
        if (group == null) {
          first.add(row);
        }
      }
      return new Division(keys, groups, first);
    }

    private static List<Double> key(double[][] keys, int row) {
      Double[] key = new Double[keys.length];
      for (int k = 0; k < key.length; k++) {
        key[k] = keys[k][row];
      }
      return List.of(key);
    }
  }

  private record Written(Schema schema, List<String> keys, List<Expression> by)
      implements Serializable {
    private Object readResolve() {
      return Groups.of(Frame.of(schema, keys), by);
    }
  }
}
