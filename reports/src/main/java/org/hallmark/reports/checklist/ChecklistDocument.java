package org.hallmark.reports.checklist;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.reports.checklist.Answer.Status;
import org.hallmark.reports.checklist.Checklist.Field;

/** The checklist for machines. */
public record ChecklistDocument(
    boolean complete, SortedMap<String, Long> counts, List<Entry> fields) {

  /**
   * A field.
   *
   * @param code the heading's letter and a number
   * @param id kebab-case, unique
   * @param heading in words
   * @param question in words
   * @param status answered, not applicable, withheld or unknown
   * @param answer the value, or why there is none
   * @param answers what of the standards it answers, as {@code REFORMS: 1a}
   */
  public record Entry(
      String code,
      String id,
      String heading,
      String question,
      String status,
      String answer,
      List<String> answers) {}

  public ChecklistDocument {
    fields = List.copyOf(fields);
  }

  /** The document of a checklist. */
  public static ChecklistDocument of(Checklist checklist) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Status status : Status.values()) {
      counts.put(status.word(), checklist.count(status));
    }
    return new ChecklistDocument(
        checklist.complete(),
        counts,
        checklist.fields().stream().map(ChecklistDocument::entry).toList());
  }

  private static Entry entry(Field field) {
    Question question = field.question();
    return new Entry(
        field.code(),
        question.id(),
        question.heading().title(),
        question.question(),
        field.answer().status().word(),
        field.answer().text(),
        question.items().stream().map(i -> i.standard().title() + ": " + i.name()).toList());
  }
}
