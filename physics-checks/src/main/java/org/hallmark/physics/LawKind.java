package org.hallmark.physics;

import java.util.Optional;

/**
 * A kind of law that a plan can ask for by its id: it reads its own members of an entry of {@code
 * laws} and gives the law. A new kind is one file and one line in the catalogue.
 */
public interface LawKind {
  /** What a plan writes as {@code kind}, in kebab-case. */
  String id();

  /** Id and version of its check: other numbers for the same data need another version. */
  String method();

  /** What it checks, in one sentence. */
  String purpose();

  /** An entry of a plan that it reads, for people who look for one. */
  String example();

  /** Reads a law. Nothing if there was a mistake, which is then recorded. */
  Optional<Law> read(LawReading entry);
}
