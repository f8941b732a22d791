package org.hallmark.reports.pdf.file;

import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One page while it is painted on. Lengths are in points, heights are measured from its upper edge
 * downwards. What only adorns lies below what is said, and is said to nobody.
 */
public final class Sheet {
  /** DIN A4 in points. */
  public static final double WIDTH = 595.28;

  public static final double HEIGHT = 841.89;

  private final Deque<String> below = new ArrayDeque<>();
  private final StringBuilder content = new StringBuilder();
  private final List<Link> links = new ArrayList<>();
  private final SortedSet<Integer> opacities = new TreeSet<>();
  private final int index;
  private int marks;
  private boolean quiet;

  /** A rectangle that leads to a place of the document. */
  record Link(Tag tag, String target, String words, double[] box) {}

  Sheet(int index) {
    this.index = index;
  }

  /** The page's place in the document, from 0. */
  public int index() {
    return index;
  }

  /** What is painted between {@link #begin} and {@link #end}. */
  public StringBuilder content() {
    return content;
  }

  /** Where {@code tag} is said next, until {@link #end}; nobody is an adornment. */
  public StringBuilder begin(Optional<Tag> tag) {
    if (tag.isPresent() && !quiet) {
      tag.get().marked(this, marks);
      content.append('/').append(tag.get().type());
      content.append(" << /MCID ").append(marks++).append(" >> BDC\n");
    } else {
      content.append("/Artifact BMC\n");
    }
    return content;
  }

  /** Ends what was begun. */
  public void end() {
    content.append("EMC\n");
  }

  /** What is painted meanwhile stands elsewhere already, and is said there. */
  public void quietly(Runnable painting) {
    quiet = true;
    painting.run();
    quiet = false;
  }

  /** Rectangles behind everything said, above the other ones. */
  public void behind(List<Fill> fills) {
    fills.forEach(fill -> below.addLast(fill.operators()));
  }

  /** Rectangles behind everything, also behind the other ones: of a block around them. */
  public void around(List<Fill> fills) {
    for (int i = fills.size() - 1; i >= 0; i--) {
      below.addFirst(fills.get(i).operators());
    }
  }

  /** A filled rectangle. */
  public record Fill(String colour, double x, double top, double width, double height) {
    private String operators() {
      return colour + " rg " + box(x, top, width, height) + " re f\n";
    }
  }

  /** A rectangle leads to the element of this id. */
  public void link(Tag tag, String target, String words, double x, double top, double w, double h) {
    if (!quiet) {
      links.add(box(tag, target, words, x, top, w, h));
    }
  }

  private static Link box(
      Tag tag, String target, String words, double x, double top, double w, double h) {
    return new Link(tag, target, words, new double[] {x, y(top + h), x + w, y(top)});
  }

  /** The name of a graphics state with so many hundredths of opacity. */
  public String opacity(double share) {
    int hundredths = (int) Math.round(Math.max(0, Math.min(1, share)) * 100);
    opacities.add(hundredths);
    return "/O" + hundredths + " gs\n";
  }

  /** A height from above as one from below. */
  public static double y(double top) {
    return HEIGHT - top;
  }

  /** A rectangle as the operator {@code re} wants it. */
  public static String box(double x, double top, double width, double height) {
    return numbers(x, y(top + height), width, height);
  }

  List<Link> links() {
    return links;
  }

  int marks() {
    return marks;
  }

  SortedSet<Integer> opacities() {
    return opacities;
  }

  String stream() {
    String adornment = below.isEmpty() ? "" : "/Artifact BMC\n" + String.join("", below) + "EMC\n";
    return adornment + content;
  }
}
