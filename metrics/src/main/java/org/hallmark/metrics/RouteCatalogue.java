package org.hallmark.metrics;

import static org.hallmark.metrics.Route.CHARGED;
import static org.hallmark.metrics.Route.EXACT;
import static org.hallmark.metrics.Route.REFUSED;
import static org.hallmark.metrics.Route.WITHHELD;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The routes of all numbers that measurements and law checks publish. A number that is missing here
 * has no way out: a test compares the table with the records.
 */
public final class RouteCatalogue {
  private static final String PLAN = "from the plan";
  private static final String SYNTHETIC = "a function of the published synthetic data";
  private static final String HISTOGRAM = "computed from the charged histogram";
  private static final String LOOK = "an exact look at the source, for which nothing is charged";
  private static final String RECORDS = "it compares records of the source one by one";

  /** All of them, grouped by what publishes them. */
  public static final List<PublishedNumber> ALL = all();

  private RouteCatalogue() {}

  /** The entry of that id. */
  public static Optional<PublishedNumber> find(String id) {
    return ALL.stream().filter(number -> number.id().equals(id)).findFirst();
  }

  private static List<PublishedNumber> all() {
    List<PublishedNumber> all = new ArrayList<>();
    histograms(all);
    comparisons(all);
    properties(all);
    samples(all);
    laws(all);
    return List.copyOf(all);
  }

  private static void histograms(List<PublishedNumber> all) {
    add(all, "observable/real", "counts of the source", CHARGED, "discrete Laplace noise");
    add(all, "observable/noise", "noise of these counts", EXACT, PLAN);
    add(all, "observable/synthetic", "counts of the synthetic data", EXACT, SYNTHETIC);
    add(all, "observable/level", "level of the interval", EXACT, PLAN);
    add(all, "observable/divergence", "Jensen–Shannon divergence", CHARGED, HISTOGRAM);
    add(all, "observable/lower", "lower end of its interval", CHARGED, HISTOGRAM);
    add(all, "observable/upper", "upper end of its interval", CHARGED, HISTOGRAM);
    add(all, "observable/floor", "what a perfect generator scores", CHARGED, "simulated from it");
  }

  private static void comparisons(List<PublishedNumber> all) {
    add(all, "comparison/protocol", "halves and permutations", EXACT, PLAN);
    add(all, "comparison/inefficiency", "records worth one", REFUSED, LOOK);
    add(all, "comparison/real", "records of the source", REFUSED, LOOK);
    add(all, "comparison/synthetic", "synthetic records", EXACT, SYNTHETIC);
    add(all, "comparison/effectiveReal", "independent records of the source", REFUSED, LOOK);
    add(all, "comparison/effectiveSynthetic", "independent synthetic records", REFUSED, LOOK);
    add(all, "comparison/occupied", "cells with a record", REFUSED, LOOK);
    add(all, "comparison/merged", "which bins were merged", REFUSED, LOOK);
    add(all, "comparison/plugIn", "divergence of the histograms as they stand", REFUSED, LOOK);
    add(all, "comparison/permutationP", "p-value by permutation", REFUSED, LOOK);
    add(all, "comparison/equivalentSize", "as good as so many records", REFUSED, LOOK);
  }

  private static void properties(List<PublishedNumber> all) {
    add(all, "property/thermalEnergy", "kT of a free energy", EXACT, PLAN);
    add(all, "property/level", "level of the intervals", EXACT, PLAN);
    add(all, "property/real", "population or free energy of the source", CHARGED, HISTOGRAM);
    add(all, "property/synthetic", "the same of the synthetic data", EXACT, SYNTHETIC);
    add(all, "property/difference", "synthetic less real", CHARGED, HISTOGRAM);
  }

  private static void samples(List<PublishedNumber> all) {
    for (String number :
        List.of(
            "real", "synthetic", "incomplete", "inefficiency", "value", "lower", "upper", "p")) {
      add(all, "distance/" + number, "Wasserstein-1 and Kolmogorov–Smirnov", WITHHELD, RECORDS);
    }
    for (String number :
        List.of(
            "real",
            "synthetic",
            "incomplete",
            "inefficiency",
            "tested",
            "bound",
            "lower",
            "upper",
            "accuracy")) {
      add(all, "classifier/" + number, "classifier's lower bound", WITHHELD, RECORDS);
    }
    for (String number :
        List.of("training", "synthetic", "matches", "upper", "heldOut", "heldOutMatches")) {
      add(all, "matches/" + number, "exact matches", WITHHELD, RECORDS);
    }
    for (String number :
        List.of(
            "training",
            "heldOut",
            "synthetic",
            "incomplete",
            "cells",
            "cellsLeftOut",
            "statistic",
            "p")) {
      add(all, "copying/" + number, "data-copying test", WITHHELD, RECORDS);
    }
    for (String number : List.of("training", "synthetic", "heldOut", "incomplete")) {
      add(all, "neighbours/" + number, "nearest-neighbour distances", WITHHELD, RECORDS);
    }
  }

  private static void laws(List<PublishedNumber> all) {
    add(all, "law/tolerance", "tolerance of the law", EXACT, PLAN);
    add(all, "law/level", "level of the bound", EXACT, PLAN);
    add(all, "law/checked", "synthetic records checked", EXACT, SYNTHETIC);
    add(all, "law/violations", "violations in the synthetic data", EXACT, SYNTHETIC);
    add(all, "law/upper", "bound on their rate", EXACT, SYNTHETIC);
    add(all, "law/residuals", "quantiles of the synthetic residual", EXACT, SYNTHETIC);
    add(all, "law/worst", "worst synthetic records; never of the source", EXACT, SYNTHETIC);
    add(all, "law/reference", "violations in the source", CHARGED, "discrete Laplace noise");
    add(all, "law/evidence", "what an examination found", EXACT, SYNTHETIC);
    add(all, "reference/checked", "records of the source checked", REFUSED, LOOK);
    add(all, "reference/upper", "bound on the rate in the source", REFUSED, LOOK);
    add(all, "reference/residuals", "quantiles of the source's residual", REFUSED, LOOK);
    add(all, "reference/worst", "worst records of the source", REFUSED, LOOK);
    add(all, "reference/statistics", "statistics of the source's records", REFUSED, LOOK);
    add(all, "reference/judgement", "whether the source keeps the law", REFUSED, LOOK);
  }

  private static void add(
      List<PublishedNumber> all, String id, String meaning, Route onConfidential, String why) {
    all.add(new PublishedNumber(id, meaning, EXACT, onConfidential, why));
  }

  /** The table as a page of the documentation shows it. */
  public static String table() {
    StringBuilder table = new StringBuilder();
    table.append("| number | what it is | public source | confidential source | why |\n");
    table.append("|---|---|---|---|---|\n");
    for (PublishedNumber number : ALL) {
      table.append("| `").append(number.id()).append("` | ").append(number.meaning());
      table.append(" | ").append(word(number.onPublic()));
      table.append(" | ").append(word(number.onConfidential()));
      table.append(" | ").append(number.why()).append(" |\n");
    }
    return table.toString();
  }

  private static String word(Route route) {
    return route.name().toLowerCase(Locale.ROOT);
  }
}
