package org.hallmark.provenance.catalogue;

import java.util.regex.Pattern;

/** The forms that permanent ids and sentences of the catalogue have. */
final class Ids {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern FAMILY = Pattern.compile("([a-z0-9]+-)+<[a-z]+>");

  private Ids() {}

  static void require(String name, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(name + " must be kebab-case. Provided value: " + id);
    }
  }

  static void requireCheck(String id) {
    if (!FAMILY.matcher(id).matches()) {
      require("id", id);
    }
  }

  static void requireSentence(String name, String text) {
    if (!text.matches("(?s)\\S.*[.?!]")) {
      throw new IllegalArgumentException(
          name + " must be whole sentences. Provided value: " + text);
    }
  }
}
