package org.hallmark.tables;

import java.util.List;

/** A number of every group of rows. */
interface Aggregated {
  /** The expressions of rows that it reads. */
  List<Expression> arguments();

  /** Its value in every group; a row with group −1 is left out. */
  double[] evaluate(Table table, int[] groups, int size);

  /** The same in Spark SQL. */
  String sql();
}
