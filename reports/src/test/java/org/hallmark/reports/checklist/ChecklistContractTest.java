package org.hallmark.reports.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.checklist.Answer.Status;
import org.hallmark.reports.checklist.Checklist.Field;
import org.hallmark.reports.checklist.Standard.Item;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;

class ChecklistContractTest {
  private static final ReportInput CONFIDENTIAL = ArterialReport.input();

  /** The same without a promise, an observable, a law or a claim. */
  private static final ReportInput BARE =
      ArterialReport.promising(
          Optional.empty(), ArterialReport.with(List.of(), List.of(), List.of()));

  @Test
  void questions_ids_areUniqueAndKebabCase() {
    Set<String> ids = new HashSet<>();
    for (Question question : Questions.all()) {
      assertTrue(question.id().matches("[a-z]+(-[a-z]+)*"), question.id());
      assertTrue(ids.add(question.id()), question.id() + " twice");
    }
  }

  @Test
  void questions_everyHeading_hasSome() {
    Set<Heading> asked =
        Questions.all().stream().map(Question::heading).collect(Collectors.toSet());
    assertEquals(Set.of(Heading.values()), asked);
    assertEquals('Q', Heading.ETHICS.letter());
  }

  @Test
  void questions_everyItemOfEveryStandard_isAnsweredByOne() {
    Set<Item> answered =
        Questions.all().stream().flatMap(q -> q.items().stream()).collect(Collectors.toSet());
    for (Standard standard : Standard.values()) {
      for (String item : standard.items()) {
        assertTrue(answered.contains(new Item(standard, item)), standard + ": " + item);
      }
    }
    assertEquals(32, Standard.REFORMS.items().size(), "REFORMS has 32 items");
  }

  @Test
  void questions_everyItemOfADatasheet_answersOne() {
    Checklist before = Checklist.of(telling(List.of(), Datasheet.Standing.TOLD));
    for (DatasheetItem item : DatasheetItem.values()) {
      Checklist after = Checklist.of(telling(item, Datasheet.Standing.TOLD));
      assertEquals(before.count(Status.UNKNOWN) - 1, after.count(Status.UNKNOWN), item.key());
    }
  }

  @Test
  void of_anyInput_everyFieldHasAnAnswer() {
    for (ReportInput input : List.of(CONFIDENTIAL, BARE, ArterialReport.open())) {
      for (Field field : Checklist.of(input).fields()) {
        assertFalse(field.answer().text().isBlank(), field.code());
      }
    }
  }

  @Test
  void of_everyStatus_comesUp() {
    Checklist checklist = Checklist.of(CONFIDENTIAL);
    long all = 0;
    for (Status status : Status.values()) {
      assertTrue(checklist.count(status) > 0, status.word());
      all += checklist.count(status);
    }
    assertEquals(checklist.fields().size(), all);
  }

  @Test
  void complete_oneUnknown_isNot() {
    List<DatasheetItem> items = Arrays.asList(DatasheetItem.values());
    Checklist full = Checklist.of(telling(items, Datasheet.Standing.WITHHELD));
    assertTrue(full.complete(), full.tally());
    Checklist lacking =
        Checklist.of(telling(items.subList(1, items.size()), Datasheet.Standing.TOLD));
    assertFalse(lacking.complete());
    assertEquals(1, lacking.count(Status.UNKNOWN));
    assertTrue(lacking.tally().startsWith("Not complete: of "), lacking.tally());
  }

  @Test
  void of_datasheet_keepsStandingAndText() {
    assertEquals(
        new Answer(Status.NOT_APPLICABLE, "because"),
        answer(telling(DatasheetItem.FUNDER, Datasheet.Standing.NOT_APPLICABLE), "funder"));
    assertEquals(
        new Answer(Status.WITHHELD, "because"),
        answer(telling(DatasheetItem.FUNDER, Datasheet.Standing.WITHHELD), "funder"));
    assertEquals(
        new Answer(Status.VALUE, "because"),
        answer(telling(DatasheetItem.FUNDER, Datasheet.Standing.TOLD), "funder"));
    assertTrue(answer(CONFIDENTIAL, "funder").text().contains("datasheet.funder"));
  }

  @Test
  void of_confidentialSource_withholdsSizeAndDigest() {
    assertEquals(Status.WITHHELD, answer(CONFIDENTIAL, "size").status());
    assertEquals(Status.WITHHELD, answer(CONFIDENTIAL, "source-digest").status());
    assertEquals(Status.WITHHELD, answer(CONFIDENTIAL, "exact-matches").status());
    assertEquals("at most 2.79", answer(CONFIDENTIAL, "epsilon").text());
  }

  @Test
  void of_nothingPromised_hasNoPrivacyToAskOf() {
    Checklist checklist = Checklist.of(BARE);
    for (Field field : checklist.of(Heading.PRIVACY)) {
      assertEquals(Status.NOT_APPLICABLE, field.answer().status(), field.code());
    }
    for (Heading heading : List.of(Heading.FINE, Heading.COARSE, Heading.PHYSICS)) {
      checklist
          .of(heading)
          .forEach(f -> assertEquals(Status.NOT_APPLICABLE, f.answer().status(), f.code()));
    }
  }

  @Test
  void of_publicSource_hasItsDigestAndComparesRecords() {
    ReportInput open = ArterialReport.open();
    assertEquals(Status.VALUE, answer(open, "source-digest").status());
    assertEquals(Status.NOT_APPLICABLE, answer(open, "exact-matches").status());
  }

  @Test
  void item_ofNoStandard_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Standard.REFORMS.item("9z"));
  }

  private static Answer answer(ReportInput input, String id) {
    return Checklist.of(input).fields().stream()
        .filter(field -> field.question().id().equals(id))
        .findFirst()
        .orElseThrow()
        .answer();
  }

  private static ReportInput telling(DatasheetItem item, Datasheet.Standing standing) {
    return telling(List.of(item), standing);
  }

  private static ReportInput telling(List<DatasheetItem> items, Datasheet.Standing standing) {
    return ArterialReport.telling(
        CONFIDENTIAL,
        new Datasheet(
            items.stream().map(i -> new Datasheet.Entry(i, standing, "because")).toList()));
  }
}
