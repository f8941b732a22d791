package org.hallmark.provenance.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FieldsTest {
  enum Scale {
    FINE,
    VERY_COARSE
  }

  private final Mistakes mistakes = new Mistakes();

  @Test
  void allKinds_correct_readWithoutMistake() {
    Fields fields =
        fields(
            """
            text: word
            id: flow-quarter
            count: 7
            ratio: 0.5
            whole: 2.0
            scale: very-coarse
            flag: true
            list: [a, b]
            object: {x: 1}
            any: [1]
            """);
    assertEquals("word", fields.text("text"));
    assertEquals("flow-quarter", fields.id("id"));
    assertEquals(7, fields.integer("count", 0, 10));
    assertEquals(0.5, fields.number("ratio", Bounds.open(0, 1)));
    assertEquals(2, fields.integer("whole", 0, 10));
    assertEquals(Scale.VERY_COARSE, fields.choice("scale", Scale.class));
    assertTrue(fields.flag("flag", false));
    assertEquals(List.of("a", "b"), fields.texts("list"));
    assertEquals(1, fields.object("object").integer("x", 0, 1));
    assertEquals(Node.Kind.ARRAY, fields.raw("any").orElseThrow().kind());
    fields.done();
    assertEquals(List.of(), mistakes.all());
  }

  @Test
  void optionals_absent_fallbacks() {
    Fields fields = fields("{}");
    assertEquals(Optional.empty(), fields.optionalText("a"));
    assertEquals(5, fields.integer("b", 0, 10, 5));
    assertEquals(OptionalDouble.empty(), fields.optionalNumber("c", Bounds.finite()));
    assertEquals(Scale.FINE, fields.choice("d", Scale.FINE));
    assertEquals(List.of(), fields.optionalItems("e"));
    assertEquals(List.of(), fields.optionalTexts("f"));
    assertTrue(fields.optionalObject("g").isEmpty());
    assertTrue(fields.flag("h", true));
    assertEquals(0.25, fields.number("i", Bounds.finite(), 0.25));
    assertFalse(fields.has("j"));
    fields.done();
    assertEquals(List.of(), mistakes.all());
  }

  @Test
  void done_unknownField_nearestWordAtItsName() {
    Fields fields = fields("epsilom:\n  x: 1\ndelta: 1\n");
    fields.raw("epsilon");
    fields.raw("delta");
    fields.done();
    assertMistakes(
        "plan:1:1: /epsilom: unknown field 'epsilom'; did you mean 'epsilon'? Allowed: delta,"
            + " epsilon.");
  }

  @Test
  void done_unknownFieldLikeNothing_allowedWordsOnly() {
    Fields fields = fields("zebra: 1");
    fields.raw("epsilon");
    fields.done();
    assertMistakes("plan:1:1: /zebra: unknown field 'zebra'. Allowed: epsilon.");
  }

  @Test
  void choice_unknownWord_nearestWord() {
    Fields fields = fields("scale: VeryCoarse\nother: fien\nthird: 3");
    assertEquals(Scale.FINE, fields.choice("scale", Scale.class));
    assertEquals(Scale.VERY_COARSE, fields.choice("other", Scale.VERY_COARSE));
    fields.choice("third", Scale.class);
    assertMistakes(
        "plan:1:8: /scale: unknown word 'VeryCoarse'; did you mean 'very-coarse'? Allowed: fine,"
            + " very-coarse.",
        "plan:2:8: /other: unknown word 'fien'; did you mean 'fine'? Allowed: fine, very-coarse.",
        "plan:3:8: /third: must be one of fine, very-coarse. Found: 3");
  }

  @Test
  void numbers_outOfBounds_constraintAndValue() {
    Fields fields = fields("delta: 1\nepsilon: -3\nsteps: 1.5\nbatch: 0\nedge: .inf\nrun: 99");
    assertEquals(0.5, fields.number("delta", Bounds.open(0, 1)));
    assertTrue(fields.number("epsilon", Bounds.positive()) > 0);
    assertEquals(1, fields.integer("steps", 1, Long.MAX_VALUE));
    assertEquals(1, fields.integer("batch", 1, Long.MAX_VALUE));
    fields.number("edge", Bounds.finite());
    fields.integer("run", 1, 9);
    assertMistakes(
        "plan:1:8: /delta: must be a number in (0, 1). Found: 1",
        "plan:2:10: /epsilon: must be a number above 0. Found: -3",
        "plan:3:8: /steps: must be an integer of at least 1. Found: 1.5",
        "plan:4:8: /batch: must be an integer of at least 1. Found: 0",
        "plan:5:7: /edge: must be a number. Found: the text '.inf'",
        "plan:6:6: /run: must be an integer in [1, 9]. Found: 99");
  }

  @Test
  void kinds_wrong_whatIsNeededAndWhatIsThere() {
    Fields fields =
        fields("text: 1\nblank: ' '\nlist: {a: 1}\nobject: [1]\nflag: yes\nid: Two Words\nnull:");
    fields.text("text");
    fields.text("blank");
    fields.items("list");
    fields.object("object").text("inner");
    fields.flag("flag", false);
    fields.id("id");
    fields.text("null");
    assertMistakes(
        "plan:1:7: /text: must be a text. Found: 1; write it in quotes: \"1\"",
        "plan:2:8: /blank: must not be empty",
        "plan:3:7: /list: must be a list. Found: an object",
        "plan:4:9: /object: must be an object (name: value). Found: a list",
        "plan:5:7: /flag: must be true or false. Found: the text 'yes'",
        "plan:6:5: /id: must be an id: lower-case letters, digits and single hyphens, a letter"
            + " first. Found: 'Two Words'",
        "plan:7:6: /null: must be a text. Found: nothing");
  }

  @Test
  void text_invisibleCharacters_refusedAndNeverShown() {
    Fields fields = fields("a: \"x\\u202Ey\"\nb: \"\\e[2J\"");
    fields.text("a");
    fields.text("b");
    assertMistakes(
        "plan:1:4: /a: must be visible text. Found: the invisible character U+202E",
        "plan:2:4: /b: must be visible text. Found: the invisible character U+001B");
  }

  @Test
  void required_missing_oneMistakeEachAndStandInsThatSatisfy() {
    Fields fields = fields("x: 1");
    assertEquals("unreadable-full-title", fields.text("fullTitle"));
    assertEquals(3, fields.integer("n", 3, 5));
    assertTrue(Bounds.positive().contains(fields.number("p", Bounds.positive())));
    assertEquals("unreadable-inner", fields.object("o").text("inner"));
    assertMistakes(
        "plan:1:1: field 'fullTitle' is missing",
        "plan:1:1: field 'n' is missing",
        "plan:1:1: field 'p' is missing",
        "plan:1:1: field 'o' is missing");
  }

  @Test
  void mistake_ofAMemberOrOfTheObject_atItsPlace() {
    Fields fields = fields("y: 2\nx: 1");
    fields.mistake("x", "must be odd");
    fields.mistake("z", "is needed with x");
    assertMistakes("plan:1:1: 'z': is needed with x", "plan:2:4: /x: must be odd");
  }

  private Fields fields(String yaml) {
    return Fields.of(Documents.yaml("plan", yaml.getBytes(StandardCharsets.UTF_8)), mistakes);
  }

  private void assertMistakes(String... expected) {
    assertEquals(List.of(expected), mistakes.all().stream().map(Mistake::toString).toList());
  }
}
