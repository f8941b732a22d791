package org.hallmark.reports.checklist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hallmark.reports.checklist.Answer.Status;
import org.hallmark.reports.checklist.Standard.Item;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/**
 * Every question with its answer, in the order of the headings.
 *
 * @param fields all of them
 */
public record Checklist(List<Field> fields) {

  /**
   * A question that was asked.
   *
   * @param code the heading's letter and a number, as in {@code C4}
   * @param question what was asked
   * @param answer what plan, run and results say
   */
  public record Field(String code, Question question, Answer answer) {}

  public Checklist {
    fields = List.copyOf(fields);
  }

  /** Asks every question of a release. */
  public static Checklist of(ReportInput input) {
    Map<Heading, Integer> numbers = new EnumMap<>(Heading.class);
    List<Field> fields = new ArrayList<>();
    for (Question question : Questions.all()) {
      int number = numbers.merge(question.heading(), 1, Integer::sum);
      String code = "" + question.heading().letter() + number;
      fields.add(new Field(code, question, question.answer().apply(input)));
    }
    return new Checklist(fields);
  }

  /** How many answers have this status. */
  public long count(Status status) {
    return fields.stream().filter(field -> field.answer().status() == status).count();
  }

  /** Is no question left unknown? */
  public boolean complete() {
    return count(Status.UNKNOWN) == 0;
  }

  /** How many fields have which state, in a line. */
  public String tally() {
    return (complete() ? "Complete" : "Not complete")
        + ": of "
        + Numbers.counted(fields.size(), "field")
        + " "
        + Arrays.stream(Status.values())
            .map(status -> Numbers.count(count(status)) + " " + status.word())
            .collect(Collectors.joining(", "));
  }

  /** The fields under a heading. */
  public List<Field> of(Heading heading) {
    return fields.stream().filter(field -> field.question().heading() == heading).toList();
  }

  /** The fields that answer an item of a standard. */
  public List<Field> answering(Item item) {
    return fields.stream().filter(field -> field.question().items().contains(item)).toList();
  }
}
