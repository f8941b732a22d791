package org.hallmark.preregistration.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.preregistration.plan.Datasheet.Entry;
import org.hallmark.preregistration.plan.Datasheet.Standing;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;

class DatasheetTest {
  private final Mistakes mistakes = new Mistakes();

  @Test
  void read_textReasonAndSecret_areTold() throws MalformedDocumentException {
    Datasheet read =
        read("datasheet: {contact: a@b, funder: {notApplicable: none}, provider: {withheld: law}}");
    assertEquals(List.of(), mistakes.all());
    assertEquals(
        List.of(
            new Entry(DatasheetItem.CONTACT, Standing.TOLD, "a@b"),
            new Entry(DatasheetItem.FUNDER, Standing.NOT_APPLICABLE, "none"),
            new Entry(DatasheetItem.PROVIDER, Standing.WITHHELD, "law")),
        read.entries());
    assertEquals(Optional.empty(), read.entry(DatasheetItem.UPDATES));
  }

  @Test
  void read_noSection_tellsNothing() throws MalformedDocumentException {
    assertEquals(Datasheet.empty(), read("name: a"));
  }

  @Test
  void read_everyItem_isAKeyOfItsOwn() throws MalformedDocumentException {
    Set<String> keys = new HashSet<>();
    for (DatasheetItem item : DatasheetItem.values()) {
      assertTrue(keys.add(item.key()), item.key());
      Datasheet read = read("datasheet: {" + item.key() + ": told}");
      assertEquals(List.of(new Entry(item, Standing.TOLD, "told")), read.entries());
    }
  }

  @Test
  void read_unknownKeyOrNoReasonOrTwo_isAMistakeEach() throws MalformedDocumentException {
    for (String wrong :
        List.of(
            "contakt: a@b",
            "funder: {}",
            "funder: {notApplicable: a, withheld: b}",
            "funder: {unknown: a}",
            "funder: [a]")) {
      int before = mistakes.all().size();
      read("datasheet: {" + wrong + "}");
      assertTrue(mistakes.all().size() > before, wrong);
    }
    String first = mistakes.all().get(0).message();
    assertTrue(first.contains("contact"), "the nearest word is told: " + first);
  }

  private Datasheet read(String plan) throws MalformedDocumentException {
    byte[] bytes = plan.getBytes(StandardCharsets.UTF_8);
    return Datasheet.read(Fields.of(Documents.yaml("plan.yaml", bytes), mistakes));
  }
}
