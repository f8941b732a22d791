package org.hallmark.cli.measure;

import org.hallmark.metrics.PublishedNumber;
import org.hallmark.metrics.RouteCatalogue;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.provenance.json.Words;

/**
 * Something that the plan asks for and that a confidential source does not give.
 *
 * @param subject what
 * @param reason why not
 */
public record Withheld(String subject, String reason) {
  /** By the route of the number that would have been published. */
  static Withheld of(String subject, String number) {
    PublishedNumber route = RouteCatalogue.find(number).orElseThrow();
    return new Withheld(
        subject,
        Words.kebab(route.route(Confidentiality.CONFIDENTIAL))
            + ": "
            + route.why()
            + ", and the source is confidential");
  }
}
