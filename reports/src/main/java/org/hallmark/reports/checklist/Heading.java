package org.hallmark.reports.checklist;

/** The parts of the checklist, A to Q. */
public enum Heading {
  IDENTITY("Identity and synthetic label"),
  PURPOSE("Purpose"),
  SOURCE("Source data"),
  PREPROCESSING("Preprocessing"),
  GENERATOR("Generator"),
  PRIVACY("Privacy guarantee"),
  EVIDENCE("Privacy evidence"),
  FINE("Fidelity per record"),
  COARSE("Fidelity per group"),
  PHYSICS("Laws"),
  UTILITY("Utility and limitations"),
  PREREGISTRATION("Preregistration"),
  DEVIATIONS("Deviations"),
  REPRODUCIBILITY("Reproducibility"),
  PROVENANCE("Provenance and integrity"),
  DISTRIBUTION("Distribution and maintenance"),
  ETHICS("Ethics and social impact");

  private final String title;

  Heading(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** Its letter. */
  public char letter() {
    return (char) ('A' + ordinal());
  }
}
