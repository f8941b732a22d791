package org.hallmark.generators;

import java.util.List;
import java.util.SortedMap;
import org.hallmark.tables.Schema;

/** What a plan says of a model. */
public interface ModelPlan {
  /** A setting as a report shows it. */
  record Setting(String name, Object value) {}

  /**
   * The id of the generator that it asks for: of its versions the first that can do all the plan
   * says, so that a plan of former times asks for what it asked for then.
   */
  String id();

  /** The architecture that it asks for. */
  Architecture architecture(Schema schema, List<String> keys);

  /** What a reader of the report wants to know, in order. */
  List<Setting> settings();

  /** Expressions of computed columns, by column. */
  SortedMap<String, String> derive();
}
