package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;

/**
 * Section {@code codecheck} of a plan: the paper that a CODECHECK of the release is for. What the
 * codechecker adds afterwards (name, certificate, report) stands in the codechecker's own files.
 *
 * @param title of the paper
 * @param authors at least one
 * @param reference a URL, best a DOI's
 */
public record CodecheckPlan(String title, List<Author> authors, String reference) {
  private static final int ORCID_BASE = 11;
  private static final int TEN = 10;

  /**
   * Who wrote the paper.
   *
   * @param name as on the paper
   * @param orcid the bare identifier, without the address before it
   */
  public record Author(String name, String orcid) {}

  public CodecheckPlan {
    authors = List.copyOf(authors);
  }

  /** Reads the section, where the plan has it. */
  static Optional<CodecheckPlan> read(Fields plan) {
    return plan.optionalObject("codecheck").map(CodecheckPlan::section);
  }

  private static CodecheckPlan section(Fields section) {
    String reference = section.text("reference");
    if (!reference.startsWith("https://")) {
      section.mistake("reference", "must be a URL, such as https://doi.org/10.5281/zenodo.1234567");
    }
    List<Author> authors = new ArrayList<>();
    List<Node> items = section.items("authors");
    for (Node item : items) {
      authors.add(author(Fields.of(item, section.mistakes())));
    }
    if (items.isEmpty()) {
      section.mistake("authors", "needs at least one author");
    }
    CodecheckPlan read = new CodecheckPlan(section.text("title"), authors, reference);
    section.done();
    return read;
  }

  private static Author author(Fields fields) {
    String orcid = fields.text("orcid");
    if (!isOrcid(orcid)) {
      fields.mistake("orcid", "must be an ORCID iD such as 0000-0002-1825-0097, without https://");
    }
    Author author = new Author(fields.text("name"), orcid);
    fields.done();
    return author;
  }

  /** ISO 7064 MOD 11-2: the last of the sixteen characters checks the fifteen digits before it. */
  static boolean isOrcid(String text) {
    if (!text.matches("(\\d{4}-){3}\\d{3}[\\dX]")) {
      return false;
    }
    String digits = text.replace("-", "");
    int total = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      total = (total + Character.digit(digits.charAt(i), TEN)) * 2;
    }
    int check = Math.floorMod(ORCID_BASE + 1 - total % ORCID_BASE, ORCID_BASE);
    return digits.charAt(digits.length() - 1) == (check == TEN ? 'X' : (char) ('0' + check));
  }
}
