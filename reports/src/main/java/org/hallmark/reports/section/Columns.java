package org.hallmark.reports.section;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;

/**
 * Which fine result a coarse one belongs to: the one all of whose names it speaks of too. {@code
 * avg(speed_m_s)} belongs to {@code speed_m_s}, and a law summed over a group to the law it sums.
 */
final class Columns {
  private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{Alnum}_]+");

  private Columns() {}

  static boolean isCoarseOf(MeasuredObservable coarse, MeasuredObservable fine) {
    return fine.scale() == Scale.FINE
        && coarse.scale() == Scale.COARSE
        && fine.axes().size() == 1
        && coarse.axes().size() == 1
        && names(coarse.axes().get(0).label()).containsAll(names(fine.axes().get(0).label()));
  }

  static boolean isCoarseOf(LawResult coarse, LawResult fine) {
    return fine.scale() == Scale.FINE
        && coarse.scale() == Scale.COARSE
        && names(coarse.formula()).containsAll(names(fine.formula()));
  }

  private static Set<String> names(String formula) {
    Set<String> names = new HashSet<>();
    for (String word : NOT_A_NAME.split(formula)) {
      if (!word.isEmpty() && (word.charAt(0) < '0' || word.charAt(0) > '9')) {
        names.add(word);
      }
    }
    return names;
  }
}
