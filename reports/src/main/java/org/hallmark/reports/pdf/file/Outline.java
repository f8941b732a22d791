package org.hallmark.reports.pdf.file;

import static org.hallmark.reports.pdf.file.Syntax.reference;

import java.util.ArrayList;
import java.util.List;

/** The outline beside the pages: headings below headings (ISO 32000-1, 12.3.3), all closed. */
final class Outline {
  private final Objects objects;
  private final int[] pages;

  Outline(Objects objects, int[] pages) {
    this.objects = objects;
    this.pages = pages;
  }

  /** A heading and where it stands. */
  record Entry(int level, String words, int page, double y) {}

  /** An entry with those below it. */
  private record Node(Entry entry, List<Node> below) {}

  /** Writes the outline; its number. */
  int write(List<Entry> entries) {
    List<Node> top = new ArrayList<>();
    List<Node> path = new ArrayList<>();
    for (Entry entry : entries) {
      Node node = new Node(entry, new ArrayList<>());
      path.removeIf(above -> above.entry.level >= entry.level);
      (path.isEmpty() ? top : path.get(path.size() - 1).below).add(node);
      path.add(node);
    }
    int root = objects.reserve();
    List<Integer> written = level(root, top);
    String ends = written.isEmpty() ? "" : ends(written) + " /Count " + written.size();
    objects.put(root, "<< /Type /Outlines" + ends + " >>");
    return root;
  }

  private List<Integer> level(int parent, List<Node> nodes) {
    List<Integer> numbers = nodes.stream().map(node -> objects.reserve()).toList();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      List<Integer> below = level(numbers.get(i), node.below);
      String around =
          (i > 0 ? " /Prev " + reference(numbers.get(i - 1)) : "")
              + (i + 1 < nodes.size() ? " /Next " + reference(numbers.get(i + 1)) : "")
              + (below.isEmpty() ? "" : ends(below) + " /Count -" + below.size());
      objects.put(
          numbers.get(i),
          "<< /Title "
              + Syntax.text(node.entry.words)
              + " /Parent "
              + reference(parent)
              + around
              + " /Dest ["
              + reference(pages[node.entry.page])
              + " /XYZ null "
              + Syntax.number(node.entry.y)
              + " null] >>");
    }
    return numbers;
  }

  private static String ends(List<Integer> numbers) {
    return " /First "
        + reference(numbers.get(0))
        + " /Last "
        + reference(numbers.get(numbers.size() - 1));
  }
}
