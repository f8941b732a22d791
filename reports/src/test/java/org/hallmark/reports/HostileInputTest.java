package org.hallmark.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HostileInputTest {
  private static final List<String> HOSTILE =
      List.of(
          "</script><script>alert(1)</script>",
          "</style><style>*{display:none}</style>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "javascript:alert(1)",
          "]]><!-- --><![CDATA[",
          "&lt;b&gt;&amp;&#60;&nbsp;",
          "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
          "${jndi:ldap://x}{{7*7}}",
          "https://example.org/?a=1&b=2",
          "\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\u009f",
          "supported\u202Edetroppus ton\u202C\u2066\u2069\u200F\u061C",
          "a\u200Bb\u00ADc\uFEFFd\u2060e\uFE0F",
          "\uD800 lonely \uDC00 \uFFFE\uFFFF \uDB40\uDC41",
          "tab\tline\nreturn\r\u2028\u2029",
          "",
          "x".repeat(5_000));

  @Test
  void html_hostileTextInEveryField_isText() {
    for (String hostile : HOSTILE) {
      int[] count = {0};
      UnaryOperator<String> replacement = text -> hostile + " " + count[0]++;
      byte[] html = Renderer.html(Substitution.texts(replacement).in(ArterialReport.input()));
      ParsedPage page = ParsedPage.of(html);
      assertTrue(count[0] > 300, "every text is replaced");
      assertTrue(page.all("script").isEmpty() && page.all("img").isEmpty(), hostile);
      assertEquals(1, page.all("style").size(), hostile);
      assertNothingActs(page);
      assertOnlySeenCharacters(new String(html, StandardCharsets.UTF_8));
    }
  }

  @Test
  void html_hostileTextOfAPublicRelease_isText() {
    ReportInput open = ArterialReport.open();
    for (String hostile : List.of(HOSTILE.get(0), HOSTILE.get(11))) {
      byte[] html = Renderer.html(Substitution.texts(text -> hostile + text).in(open));
      ParsedPage page = ParsedPage.of(html);
      assertTrue(page.all("script").isEmpty(), hostile);
      assertNothingActs(page);
      assertOnlySeenCharacters(new String(html, StandardCharsets.UTF_8));
    }
  }

  @Test
  void html_oddNumbersOfAPublicRelease_areDrawnNowhere() {
    ReportInput open = ArterialReport.open();
    for (double number : new double[] {Double.NaN, 1e308, -0.0}) {
      assertDrawn(Substitution.numbers(x -> number).in(open), "" + number);
    }
  }

  @Test
  void html_hostileText_keepsItsLetters() {
    UnaryOperator<String> replacement = text -> text + HOSTILE.get(0);
    String text = ParsedPage.of(render(replacement)).text();
    for (String told : List.of("data-desk@example.org", "a better title", "two runs")) {
      assertTrue(text.contains(told + HOSTILE.get(0)), told);
    }
    ArterialReport.claims().forEach(c -> assertTrue(text.contains(c.statement() + HOSTILE.get(0))));
    assertTrue(text.contains("Mean speed" + HOSTILE.get(0)));
  }

  @Test
  void html_hostileText_changesNoElement() {
    List<String> harmless = ParsedPage.of(render(text -> text + "  td  b ")).names();
    List<String> hostile = ParsedPage.of(render(text -> text + "</td><b>")).names();
    assertTrue(harmless.equals(hostile), "the same elements in the same order");
  }

  @Test
  void html_bidiOverride_isNamed() {
    String text = ParsedPage.of(render(plain -> plain + "\u202E")).text();
    assertTrue(text.contains("The speed distribution is within 0.05 bit of the source⟨U+202E⟩"));
  }

  private static byte[] render(UnaryOperator<String> replacement) {
    return Renderer.html(Substitution.texts(replacement).in(ArterialReport.input()));
  }

  private static void assertNothingActs(ParsedPage page) {
    for (Element element : page.all("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src"), name);
      }
      String href = element.getAttribute("href");
      assertTrue(href.isEmpty() || href.matches("#[a-z-]+"), href);
    }
  }

  private static void assertOnlySeenCharacters(String html) {
    html.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean unseen =
                  type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.CONTROL;
              assertTrue(!unseen || point == '\n', () -> "U+" + Integer.toHexString(point));
            });
  }

  @Test
  void html_numbersThatAreNone_areDrawnNowhere() {
    List<Double> odd = new ArrayList<>(List.of(Double.NaN, 1e308, -1e308, Double.MIN_VALUE, -0.0));
    odd.add(Double.POSITIVE_INFINITY);
    odd.add(Double.NEGATIVE_INFINITY);
    for (double number : odd) {
      assertDrawn(Substitution.numbers(x -> number).in(ArterialReport.input()), "" + number);
    }
    int[] turn = {0};
    UnaryOperator<Double> mixed = x -> odd.get(turn[0]++ % odd.size());
    assertDrawn(Substitution.numbers(mixed).in(ArterialReport.input()), "mixed");
  }

  @Test
  void html_countsOfAnySize_areDrawn() {
    for (long count : new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      Substitution all = new Substitution(t -> t, x -> x, n -> count);
      assertDrawn(all.in(ArterialReport.input()), "" + count);
    }
  }

  private static void assertDrawn(ReportInput input, String of) {
    ParsedPage page = ParsedPage.of(Renderer.html(input));
    for (Element svg : page.all("svg")) {
      for (String name : List.of("line", "rect", "circle")) {
        var shapes = svg.getElementsByTagName(name);
        for (int i = 0; i < shapes.getLength(); i++) {
          assertInside((Element) shapes.item(i), of);
        }
      }
    }
  }

  private static void assertInside(Element shape, String of) {
    for (String name : List.of("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height")) {
      String value = shape.getAttribute(name);
      assertTrue(value.isEmpty() || value.matches("-?[0-9]+(\\.[0-9]{1,2})?"), of + ": " + value);
      assertTrue(value.isEmpty() || Math.abs(Double.parseDouble(value)) < 1000, of + ": " + value);
    }
  }
}
