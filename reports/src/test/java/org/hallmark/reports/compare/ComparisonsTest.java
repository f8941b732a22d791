package org.hallmark.reports.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hallmark.reports.ComparisonRenderer;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Part;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
  private static final ReportInput INPUT = Examples.arterial();

  @Test
  void of_aReleaseAndItself_isTheSameEverywhere() {
    for (Part part : Comparisons.of(INPUT, INPUT, List.of()).parts()) {
      List<Row> rows = part.differing();
      // The line that sums the checklist up is the same too, and only differing fields are listed.
      assertEquals(List.of(), rows, part.id());
    }
  }

  @Test
  void of_largerDivergences_isWorseOnlyWhereIntervalsAreApart() {
    String id = INPUT.observables().get(0).id();
    Part far = part("divergences", Comparisons.of(INPUT, Examples.farther(0.5), List.of()));
    assertEquals(Change.WORSE, row(far, id).change());
    Part back = part("divergences", Comparisons.of(Examples.farther(0.5), INPUT, List.of()));
    assertEquals(Change.BETTER, row(back, id).change());
    Part near = part("divergences", Comparisons.of(INPUT, Examples.farther(1e-4), List.of()));
    assertEquals(Change.NOT_TOLD_APART, row(near, id).change());
  }

  @Test
  void of_smallerEpsilon_isBetterWhereAllElseIsAlike() {
    ReportInput smaller = Examples.smallerEpsilon();
    Part privacy = part("privacy", Comparisons.of(INPUT, smaller, List.of()));
    assertEquals(Change.BETTER, row(privacy, "epsilon").change());
    Part back = part("privacy", Comparisons.of(smaller, INPUT, List.of()));
    assertEquals(Change.WORSE, row(back, "epsilon").change());
  }

  @Test
  void of_whatOneLacks_saysWhoHasIt() {
    ReportInput less = Examples.withoutFirstClaim();
    String id = INPUT.claims().get(0).id();
    Part claims = part("claims", Comparisons.of(INPUT, less, List.of()));
    assertEquals(Change.ONLY_A, row(claims, id).change());
    Part back = part("claims", Comparisons.of(less, INPUT, List.of()));
    assertEquals(Change.ONLY_B, row(back, id).change());
  }

  @Test
  void html_hostileText_isText() {
    String hostile = "</td><script>alert(1)</script>\u202E";
    ReportInput told = Examples.texts(text -> hostile + text);
    PlanDifference odd = new PlanDifference("/" + hostile, Optional.of(hostile), Optional.empty());
    Comparison comparison = Comparisons.of(INPUT, told, List.of(odd));
    String html = new String(ComparisonRenderer.html(comparison), StandardCharsets.UTF_8);
    assertFalse(html.contains("<script") || html.contains("\u202E"));
    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩"));
  }

  private static Part part(String id, Comparison comparison) {
    return comparison.parts().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static Row row(Part part, String id) {
    return part.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }
}
