package org.hallmark.privacy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.SourcePlan;

/**
 * What else is known to have been taken from the source, which ε does not cover.
 *
 * @param source who may see it, where that is everybody: then exact numbers are published beside
 *     what is charged
 * @param dataSeen how many times exact numbers were computed for the owner alone before the
 *     release, as the owner's privacy ledger records
 */
public record Uncovered(Optional<Confidentiality> source, long dataSeen) {
  /** Exact numbers stand beside the claim. */
  public static final String PUBLIC_SOURCE =
      "The source is public, and exact numbers about it are published beside the generator: ε"
          + " bounds what weights and synthetic data tell about a record, and nothing else of the"
          + " release.";

  private static final String DATA_SEEN =
      "Data seen: before this release, exact numbers about these same data were computed for the"
          + " owner alone, %s, as the owner's privacy ledger records. Whatever was chosen by them,"
          + " of plan, amendments or runs, may tell something about a record, and ε does not cover"
          + " it.";

  public Uncovered {
    if (dataSeen < 0) {
      throw new IllegalArgumentException(
          "dataSeen must be at least 0. Provided value: " + dataSeen);
    }
  }

  /** What is known of a plan's source; nothing where all is covered. */
  public static Optional<Uncovered> of(SourcePlan source, long dataSeen) {
    boolean open = source.confidentiality() == Confidentiality.PUBLIC;
    return open || dataSeen > 0
        ? Optional.of(
            new Uncovered(open ? Optional.of(Confidentiality.PUBLIC) : Optional.empty(), dataSeen))
        : Optional.empty();
  }

  /** Each as a sentence. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    source.ifPresent(open -> sentences.add(PUBLIC_SOURCE));
    if (dataSeen > 0) {
      sentences.add(DATA_SEEN.formatted(dataSeen == 1 ? "once" : dataSeen + " times"));
    }
    return sentences;
  }
}
