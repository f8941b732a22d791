package org.hallmark.cli.schema;

/**
 * Where in a plan an object stands, whatever its place in a list.
 *
 * @param path names from the plan's root, with {@code *} for the items of a list: {@code
 *     laws.*.filtered}; empty for the plan itself
 * @param variant which kind of object it is, where there are several kinds in that place; else
 *     empty
 */
record Place(String path, String variant) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : variant.compareTo(other.variant);
  }

  /** The path of a member. */
  static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
