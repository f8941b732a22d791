package org.hallmark.privacy.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;

/**
 * Whose presence a plan protects: one record, or all records whose cells in some columns agree.
 *
 * <p>Of a unit at most {@code records} records count; which, is drawn privately before anything is
 * computed. A record whose cell in one of the columns is missing or bad belongs to no unit and
 * counts nowhere. Units add nothing to each other, so that neighbours are sources of which one has
 * a unit more, however many records it has.
 *
 * @param name in kebab-case, for sentences: {@code record}, {@code trajectory}, {@code patient}
 * @param columns whose cells name the unit; none where a record is the unit
 * @param records how many records of one unit count at most; public
 */
public record PrivacyUnit(String name, List<String> columns, int records) {
  /** The word for the smallest unit. */
  public static final String RECORD_WORD = "record";

  /** A record of its own. */
  public static final PrivacyUnit RECORD = new PrivacyUnit(RECORD_WORD, List.of(), 1);

  /** More records of one unit than this are refused: they go through a training together. */
  public static final int MOST_RECORDS = 1024;

  private static final String UNIT = "unit";
  private static final String COLUMNS = "columns";
  private static final String PER_UNIT = "perUnit";

  public PrivacyUnit {
    columns = List.copyOf(columns);
    if (records < 1 || records > MOST_RECORDS) {
      throw new IllegalArgumentException(
          "records must be in [1, " + MOST_RECORDS + "]. Provided value: " + records);
    }
    if (columns.isEmpty() && (records != 1 || !name.equals(RECORD_WORD))) {
      throw new IllegalArgumentException("a unit without columns must be one record");
    }
  }

  /** Is the unit one record? */
  public boolean isRecord() {
    return columns.isEmpty();
  }

  /**
   * What tells units apart that are more than records: plans with the same words mean the same
   * neighbours.
   */
  public Optional<String> relation() {
    return isRecord()
        ? Optional.empty()
        : Optional.of("all records with equal " + String.join(", ", new TreeSet<>(columns)));
  }

  /** Reads member {@code unit} of a plan's section {@code privacy}; mistakes are recorded. */
  static PrivacyUnit read(Fields privacy, SourcePlan source) {
    Optional<Node> given = privacy.raw(UNIT);
    if (given.isPresent() && given.get().kind() == Node.Kind.OBJECT) {
      return read(privacy.object(UNIT), source.schema());
    }
    String word = privacy.text(UNIT);
    if (privacy.has(UNIT) && !word.equals(RECORD_WORD)) {
      privacy.mistake(
          UNIT,
          "must be '"
              + RECORD_WORD
              + "', or the columns that name a larger unit:"
              + " {name: trajectory, columns: [vehicle], records: 20}");
    }
    return RECORD;
  }

  private static PrivacyUnit read(Fields unit, Schema schema) {
    String name = unit.id("name");
    if (name.equals(RECORD_WORD)) {
      unit.mistake("name", "must be another word than '" + RECORD_WORD + "'");
    }
    List<String> columns = unit.texts(COLUMNS);
    int records = (int) unit.integer("records", 1, MOST_RECORDS);
    if (unit.has(COLUMNS)) {
      columnsProblem(columns, schema).ifPresent(problem -> unit.mistake(COLUMNS, problem));
    }
    unit.done();
    return columns.isEmpty() ? RECORD : new PrivacyUnit(name, columns, records);
  }

  private static Optional<String> columnsProblem(List<String> columns, Schema schema) {
    if (columns.isEmpty()) {
      return Optional.of("must name at least one column");
    }
    if (Set.copyOf(columns).size() < columns.size()) {
      return Optional.of("must be distinct");
    }
    for (String name : columns) {
      if (!schema.has(name)) {
        return Optional.of(
            "there is no column "
                + name
                + Words.nearest(name, schema.names())
                    .map(word -> "; did you mean " + word + "?")
                    .orElse(""));
      }
      if (!schema.column(name).whole()) {
        return Optional.of(
            name + " holds measured numbers; a unit is named by words or whole numbers");
      }
    }
    return Optional.empty();
  }

  /**
   * Reads member {@value #PER_UNIT} of an observable or a law: how many records, or groups of
   * records, of one unit count in it at most. Without it, all that a unit may have: one group where
   * the unit's columns determine the group, else as many as it has records.
   *
   * @param groupedBy the columns that the groups hang on; empty where records are counted
   */
  public int readReach(Fields item, Optional<? extends Collection<String>> groupedBy) {
    if (isRecord()) {
      if (item.has(PER_UNIT)) {
        item.mistake(PER_UNIT, "must be left out where the privacy unit is a record");
      }
      return 1;
    }
    boolean one = groupedBy.isPresent() && columns.containsAll(groupedBy.get());
    int most = one ? 1 : records;
    return (int) item.integer(PER_UNIT, 1, most, most);
  }
}
