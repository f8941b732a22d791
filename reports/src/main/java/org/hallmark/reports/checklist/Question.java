package org.hallmark.reports.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hallmark.reports.checklist.Standard.Item;
import org.hallmark.reports.facts.ReportInput;

/**
 * One question of the checklist.
 *
 * @param heading the part it belongs to
 * @param id kebab-case, unique in the checklist
 * @param question in words
 * @param items what of the standards it answers
 * @param answer how it is answered
 */
public record Question(
    Heading heading,
    String id,
    String question,
    List<Item> items,
    Function<ReportInput, Answer> answer) {

  public Question {
    items = List.copyOf(items);
  }

  static Question of(
      Heading heading, String id, String question, Function<ReportInput, Answer> answer) {
    return new Question(heading, id, question, List.of(), answer);
  }

  /** The same, answering items of a standard too. */
  Question answers(Standard standard, String... names) {
    List<Item> more = new ArrayList<>(items);
    more.addAll(standard.items(names));
    return new Question(heading, id, question, more, answer);
  }
}
