package org.hallmark.privacy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;

/**
 * The charges of a privacy statement held against the looks that the sealed plan calls for: the
 * same looks with the same mechanisms and numbers, in the same order, once in full for every run
 * that was opened, whatever became of it.
 */
public final class LookChecks {
  private static final String ID = "privacy-looks";
  private static final String QUESTION =
      "Is every look at the source charged with the mechanism and the numbers of the sealed plan?";

  private final List<ChargedEvent> charges;
  private final List<PlannedLook> planned;
  private final String words;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private LookChecks(
      List<ChargedEvent> charges, List<PlannedLook> planned, String words, String file) {
    this.charges = charges;
    this.planned = planned;
    this.words = words;
    this.file = file;
  }

  /**
   * The check of {@code statement}.
   *
   * @param planned the looks of one run, in the order charged, each with its own id
   * @param runs how many runs were opened
   * @param words id of the statement's words in the manifest; only this version's purposes are
   *     compared
   * @param file what findings call the statement
   */
  public static Check check(
      PrivacyStatement statement, List<PlannedLook> planned, int runs, String words, String file) {
    if (!statement.accountant().equals(Accounting.ID)) {
      return Check.incomplete(
          ID,
          QUESTION,
          new Finding(
              "accountant-unknown", file + "#/accountant", Accounting.ID, statement.accountant()));
    }
    LookChecks looks = new LookChecks(statement.charges(), planned, words, file);
    looks.compare(runs);
    return Check.of(ID, QUESTION, looks.findings);
  }

  private void compare(int runs) {
    int all = runs * planned.size();
    for (int i = 0; i < Math.min(all, charges.size()); i++) {
      compare(i, planned.get(i % planned.size()));
    }
    for (int i = charges.size(); i < all; i++) {
      find("privacy-look-missing", "/charges", planned.get(i % planned.size()).id(), "no charge");
    }
    for (int i = all; i < charges.size(); i++) {
      find("privacy-look-unplanned", "/charges/" + i, "no further look", charges.get(i).id());
    }
  }

  private void compare(int index, PlannedLook look) {
    ChargedEvent charge = charges.get(index);
    String place = "/charges/" + index;
    if (!charge.id().equals(look.id())) {
      find("privacy-look-differs", place + "/id", look.id(), charge.id());
      return;
    }
    if (words.equals(Statements.VERSION)) {
      expect(place + "/purpose", look.purpose(), charge.purpose());
    }
    expect(place + "/mechanism", look.event().mechanism(), charge.mechanism());
    TreeSet<String> names = new TreeSet<>(look.event().parameters().keySet());
    names.addAll(charge.parameters().keySet());
    for (String name : names) {
      expect(
          place + "/parameters/" + name,
          look.event().parameters().get(name),
          charge.parameters().get(name));
    }
  }

  private void expect(String pointer, Object expected, Object found) {
    if (!String.valueOf(expected).equals(String.valueOf(found))) {
      find("privacy-look-differs", pointer, String.valueOf(expected), String.valueOf(found));
    }
  }

  private void find(String code, String pointer, String expected, String found) {
    findings.add(new Finding(code, file + "#" + pointer, expected, found));
  }
}
