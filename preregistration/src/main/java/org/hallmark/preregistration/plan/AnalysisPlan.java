package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/**
 * How a plan's claims will be analysed: section {@value #SECTION}, all of it optional. What a
 * machine can apply is applied by one; the rest is published as it was registered.
 *
 * @param alpha the chance of a wrong verdict; without it the published 95 % intervals decide
 * @param multiplicity how α is shared among the claims
 * @param gateFails the verdict on a claim whose quantity could not be estimated
 * @param stop when runs end, in words
 * @param exclusions what is left out, and why
 * @param exploratory ids of observables and laws that no claim may rest on
 * @param bins digests of observables' cells, by id
 * @param program digest of the program that the runs are to be made with
 * @param commit where that program's source is, in words
 */
public record AnalysisPlan(
    Optional<Double> alpha,
    Multiplicity multiplicity,
    GateFails gateFails,
    Optional<String> stop,
    List<Exclusion> exclusions,
    Set<String> exploratory,
    SortedMap<String, Digest> bins,
    Optional<Digest> program,
    Optional<String> commit) {
  /** The section's name. */
  public static final String SECTION = "analysis";

  /** The verdict on a claim whose quantity could not be estimated. */
  public enum GateFails {
    INCONCLUSIVE,
    NOT_SUPPORTED
  }

  /**
   * What is left out of the analysis.
   *
   * @param of what, in words
   * @param reason why, in words
   */
  public record Exclusion(String of, String reason) {}

  public AnalysisPlan {
    exclusions = List.copyOf(exclusions);
    exploratory = Collections.unmodifiableSet(new TreeSet<>(exploratory));
    bins = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Digest>) bins));
  }

  /** Of a plan that says nothing. */
  public static AnalysisPlan standard() {
    return new AnalysisPlan(
        Optional.empty(),
        Multiplicity.NONE,
        GateFails.INCONCLUSIVE,
        Optional.empty(),
        List.of(),
        Set.of(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the section, if it is there.
   *
   * @param subjects ids of observables and laws
   * @param cells digests of the cells of those observables that could be read
   */
  public static AnalysisPlan read(
      Fields plan, Set<String> subjects, SortedMap<String, Digest> cells) {
    return plan.optionalObject(SECTION)
        .map(section -> read(section, plan, subjects, cells))
        .orElseGet(AnalysisPlan::standard);
  }

  private static AnalysisPlan read(
      Fields section, Fields plan, Set<String> subjects, SortedMap<String, Digest> cells) {
    Optional<Double> alpha =
        section.optionalNumber("alpha", Bounds.open(0, 0.5)).stream().boxed().findFirst();
    Multiplicity multiplicity = section.choice("multiplicity", Multiplicity.NONE);
    if (alpha.isEmpty() && multiplicity != Multiplicity.NONE) {
      section.mistake("multiplicity", "shares out alpha, which is missing; give alpha: 0.05");
    }
    AnalysisPlan read =
        new AnalysisPlan(
            alpha,
            multiplicity,
            section.choice("gateFails", GateFails.INCONCLUSIVE),
            section.optionalText("stop"),
            exclusions(section),
            exploratory(section, subjects),
            bins(section, cells),
            section.optionalText("program").flatMap(text -> digest(section, "program", text)),
            section.optionalText("commit"));
    section.done();
    return read;
  }

  private static List<Exclusion> exclusions(Fields section) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (Node node : section.optionalItems("exclusions")) {
      Fields item = Fields.of(node, section.mistakes());
      exclusions.add(new Exclusion(item.text("of"), item.text("reason")));
      item.done();
    }
    return exclusions;
  }

  private static Set<String> exploratory(Fields section, Set<String> subjects) {
    Set<String> ids = new TreeSet<>(section.optionalTexts("exploratory"));
    for (String id : ids) {
      if (!subjects.contains(id)) {
        section.mistake(
            "exploratory",
            "there is no observable or law '" + id + "'" + Words.advice(id, subjects));
      }
    }
    return ids;
  }

  private static SortedMap<String, Digest> bins(Fields section, SortedMap<String, Digest> cells) {
    SortedMap<String, Digest> bins = new TreeMap<>();
    Optional<Fields> stated = section.optionalObject("bins");
    if (stated.isEmpty()) {
      return bins;
    }
    Fields members = stated.get();
    cells.forEach(
        (id, digest) ->
            members
                .optionalText(id)
                .flatMap(text -> digest(members, id, text))
                .ifPresent(
                    said -> {
                      bins.put(id, said);
                      if (!said.equals(digest)) {
                        members.mistake(id, "the cells of '" + id + "' have the digest " + digest);
                      }
                    }));
    members.done();
    return bins;
  }

  private static Optional<Digest> digest(Fields fields, String member, String text) {
    try {
      return Optional.of(Digest.parse(text));
    } catch (IllegalArgumentException e) {
      fields.mistake(member, "must be sha256: and 64 lower-case hexadecimal digits");
      return Optional.empty();
    }
  }
}
