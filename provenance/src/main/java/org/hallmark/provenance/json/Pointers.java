package org.hallmark.provenance.json;

/** RFC 6901 pointers. */
final class Pointers {
  private Pointers() {}

  static String member(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  static String item(String parent, int index) {
    return parent + "/" + index;
  }
}
