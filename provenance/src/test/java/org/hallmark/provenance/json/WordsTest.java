package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final List<String> FIELDS =
      List.of("epsilon", "delta", "learningRate", "unit", "unitInWords", "entered", "departed");

  @ParameterizedTest
  @CsvSource({
    "epsilom, epsilon",
    "epislon, epsilon",
    "Epsilon, epsilon",
    "epsilonn, epsilon",
    "detla, delta",
    "learning-rate, learningRate",
    "learning_rat, learningRate",
    "units, unit",
    "enterd, entered",
  })
  void nearest_slip_theWordMeant(String word, String meant) {
    assertEquals(Optional.of(meant), Words.nearest(word, FIELDS));
  }

  @ParameterizedTest
  @CsvSource({"zebra", "x", "''", "frobnicate"})
  void nearest_somethingElse_nothing(String word) {
    assertEquals(Optional.empty(), Words.nearest(word, FIELDS));
  }

  @Test
  void nearest_tie_firstInTheAlphabet() {
    assertEquals(Optional.of("bat"), Words.nearest("zat", List.of("cat", "bat")));
  }

  @Test
  void kebab_constant_lowerCaseWithHyphens() {
    assertEquals("closed", Words.kebab(Bounds.End.CLOSED));
  }
}
