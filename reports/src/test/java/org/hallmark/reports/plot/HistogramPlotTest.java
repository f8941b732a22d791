package org.hallmark.reports.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.junit.jupiter.api.Test;

class HistogramPlotTest {

  @Test
  void draw_negativeCount_hangsBelowZero() {
    List<Element> real = bars(List.of(10.0, -5.0), 2);
    double zero = number(real.get(0), "y") + number(real.get(0), "height");
    assertEquals(zero, number(real.get(1), "y"), 0.011);
    assertEquals(2, number(real.get(0), "height") / number(real.get(1), "height"), 0.001);
  }

  @Test
  void draw_notANumber_isLeftOut() {
    assertEquals(1, bars(List.of(Double.NaN, 1.0), 2).size());
  }

  @Test
  void new_otherNumberOfCells_isRefused() {
    List<String> cells = List.of("a", "b");
    assertThrows(
        IllegalArgumentException.class,
        () -> new HistogramPlot(cells, "source", List.of(1.0), 0, List.of(1.0, 2.0), "%"));
  }

  @Test
  void ticks_anyAxis_areFewAndInside() {
    for (double most : new double[] {1e-300, 3e-7, 0.119, 1, 99, 7e8, 1e299}) {
      for (Spacing spacing : Spacing.values()) {
        Ruler ruler = new Ruler(spacing, 0, most, 10, 350);
        List<Double> ticks = ruler.ticks(36);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 10, spacing + " " + most + ": " + ticks);
        ticks.forEach(tick -> assertTrue(tick >= 0 && tick <= most * (1 + 1e-9), ticks.toString()));
      }
    }
  }

  @Test
  void at_square_isSpacedByItsRoot() {
    Ruler ruler = new Ruler(Spacing.ROOT, 0, 1, 0, 100);
    assertEquals(50, ruler.at(0.25), 1e-12);
    assertEquals(100, ruler.at(7), "beyond the end");
  }

  private static List<Element> bars(List<Double> source, double band) {
    Element plot =
        new HistogramPlot(List.of("a", "b"), "source", source, band, List.of(3.0, 3.0), "%")
            .draw("plot", "Title", "Description");
    List<Element> real = new ArrayList<>();
    for (Markup child : plot.children()) {
      if (child instanceof Element shape && "real".equals(shape.attributes().get("class"))) {
        real.add(shape);
      }
    }
    return real.subList(1, real.size());
  }

  private static double number(Element shape, String name) {
    return Double.parseDouble(shape.attributes().get(name));
  }
}
