package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.metrics.PublishedNumber;
import org.hallmark.metrics.RouteCatalogue;
import org.hallmark.physics.LawResult;
import org.junit.jupiter.api.Test;

/** Has every number that a law's check publishes a route? The catalogue cannot see the laws. */
class LawRoutesTest {
  @Test
  void numbers_ofALawsResult_areThoseOfTheCatalogue() {
    Set<String> published = new TreeSet<>();
    for (RecordComponent component : LawResult.class.getRecordComponents()) {
      if (component.getType() != String.class && !component.getType().isEnum()) {
        published.add("law/" + component.getName());
      }
    }
    for (RecordComponent component : LawResult.Measured.class.getRecordComponents()) {
      published.add("reference/" + component.getName());
    }
    // What no release has: the rows of a source are its owner's.
    published.add("reference/worst");
    Set<String> catalogued = new TreeSet<>();
    RouteCatalogue.ALL.stream()
        .map(PublishedNumber::id)
        .filter(id -> id.matches("(law|reference)/.*"))
        .forEach(catalogued::add);
    assertEquals(published, catalogued);
  }
}
