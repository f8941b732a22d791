package org.hallmark.provenance.git;

/**
 * Who made a commit or a tag, in their own words.
 *
 * @param name without {@code <}, {@code >} and control characters
 * @param email likewise
 */
public record Person(String name, String email) {
  public Person {
    require("name", name);
    require("email", email);
  }

  private static void require(String field, String value) {
    if (!value.strip().equals(value) || !value.matches("[^<>\\p{Cntrl}]+")) {
      throw new IllegalArgumentException(
          field + " must be one line without < or >. Provided value: " + value);
    }
  }
}
