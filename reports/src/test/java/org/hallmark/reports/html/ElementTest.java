package org.hallmark.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElementTest {

  @Test
  void writeTo_textAndAttributes_areEscaped() {
    StringBuilder out = new StringBuilder();
    Element.of("span", "a < b & 'c'").with("title", "\"><i>").writeTo(out);
    assertEquals(
        "<span title=\"&quot;&gt;&lt;i&gt;\">a &lt; b &amp; &#39;c&#39;</span>", out.toString());
  }

  @Test
  void of_tagThatActs_isRefused() {
    for (String name : List.of("script", "iframe", "img", "a b", "use", "")) {
      assertThrows(IllegalArgumentException.class, () -> Element.of(name), name);
    }
  }

  @Test
  void with_attributeThatActs_isRefused() {
    Element element = Element.of("a");
    for (String name : List.of("onclick", "style", "src", "a b", "xlink:href")) {
      assertThrows(IllegalArgumentException.class, () -> element.with(name, "x"), name);
    }
    for (String address : List.of("javascript:alert(1)", "https://example.org", "#A", "//x")) {
      assertThrows(IllegalArgumentException.class, () -> element.with("href", address), address);
    }
  }

  @Test
  void styleSheet_thatCouldEnd_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StyleSheet("</style>"));
    assertThrows(IllegalArgumentException.class, () -> new StyleSheet("a::after{content:'&'}"));
  }

  @Test
  void visibleText_unseenCharacters_areNamed() {
    assertEquals("a⟨U+0000⟩b c", VisibleText.of("a\u0000b\nc"));
    assertEquals(
        "⟨U+202E⟩⟨U+D800⟩⟨U+E0041⟩⟨U+10FFFF⟩",
        VisibleText.of("\u202E\uD800\uDB40\uDC41\uDBFF\uDFFF"));
    assertEquals("Zürich, Δt, 東京, 𝛼", VisibleText.of("Zürich, Δt, 東京, 𝛼"));
  }
}
