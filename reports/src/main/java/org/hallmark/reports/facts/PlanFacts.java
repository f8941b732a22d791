package org.hallmark.reports.facts;

import java.util.List;

/**
 * What the sealed plan says that no result repeats.
 *
 * @param title the release in one line
 * @param question the scientific question
 * @param creators who answer for it
 * @param licence SPDX id of the licence of the synthetic data
 * @param sourceTitle the source data in one line
 * @param confidentiality {@code confidential} or {@code public}
 * @param generator id of the generator
 * @param hyperParameters the generator's settings, in the plan's order
 */
public record PlanFacts(
    String title,
    String question,
    List<String> creators,
    String licence,
    String sourceTitle,
    String confidentiality,
    String generator,
    List<Setting> hyperParameters) {

  public PlanFacts {
    creators = List.copyOf(creators);
    hyperParameters = List.copyOf(hyperParameters);
  }
}
