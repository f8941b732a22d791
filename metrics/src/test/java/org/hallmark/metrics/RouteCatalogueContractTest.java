package org.hallmark.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.twosample.ClassifierBound;
import org.hallmark.metrics.twosample.DataCopying;
import org.hallmark.metrics.twosample.Distance;
import org.hallmark.metrics.twosample.ExactMatches;
import org.hallmark.metrics.twosample.NeighbourDistances;
import org.hallmark.privacy.plan.Confidentiality;
import org.junit.jupiter.api.Test;

/** Has every number that a record of this module publishes a route, and every route a number? */
class RouteCatalogueContractTest {
  private static final Map<String, Class<? extends Record>> RECORDS = records();

  @Test
  void numbers_ofAllRecords_areThoseOfTheCatalogue() {
    Set<String> published = new TreeSet<>();
    RECORDS.forEach((name, type) -> published.addAll(numbers(name, type)));
    Set<String> catalogued = new TreeSet<>();
    RouteCatalogue.ALL.stream()
        .map(PublishedNumber::id)
        .filter(id -> !id.matches("(law|reference)/.*"))
        .forEach(catalogued::add);
    assertEquals(published, catalogued);
  }

  @Test
  void routes_ofPublicData_areExact() {
    for (PublishedNumber number : RouteCatalogue.ALL) {
      assertEquals(Route.EXACT, number.route(Confidentiality.PUBLIC), number.id());
    }
  }

  @Test
  void routes_ofConfidentialData_areExactForPublicThingsAlone() {
    for (PublishedNumber number : RouteCatalogue.ALL) {
      boolean harmless =
          number.why().equals("from the plan")
              || number.why().equals("a function of the published synthetic data");
      assertEquals(
          harmless, number.route(Confidentiality.CONFIDENTIAL) == Route.EXACT, number.id());
    }
  }

  @Test
  void samples_onConfidentialData_areNeverPublished() {
    for (PublishedNumber number : RouteCatalogue.ALL) {
      if (number.id().matches("(distance|classifier|matches|copying|neighbours)/.*")) {
        assertNotEquals(Route.EXACT, number.onConfidential());
        assertNotEquals(Route.CHARGED, number.onConfidential());
      }
    }
  }

  @Test
  void page_ofTheDocumentation_showsTheTable() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "routes.md"));
    assertTrue(page.contains(RouteCatalogue.table()), RouteCatalogue.table());
  }

  private static Set<String> numbers(String name, Class<? extends Record> type) {
    Set<String> numbers = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String of = component.getGenericType().getTypeName();
      boolean words = of.contains("String") || component.getType().isEnum();
      boolean other = of.contains("MeasuredAxis") || of.contains("Comparison");
      if (!words && !other) {
        numbers.add(name + "/" + component.getName());
      }
    }
    return numbers;
  }

  private static Map<String, Class<? extends Record>> records() {
    Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
    records.put("observable", MeasuredObservable.class);
    records.put("comparison", Comparison.class);
    records.put("property", MeasuredProperty.class);
    records.put("distance", Distance.class);
    records.put("classifier", ClassifierBound.class);
    records.put("matches", ExactMatches.class);
    records.put("copying", DataCopying.class);
    records.put("neighbours", NeighbourDistances.class);
    return records;
  }
}
