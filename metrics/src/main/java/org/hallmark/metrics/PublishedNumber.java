package org.hallmark.metrics;

import org.hallmark.privacy.plan.Confidentiality;

/**
 * A number that a measurement or a law check can publish, and how it comes to be published.
 *
 * @param id the record and the component that hold it, {@code observable/divergence}
 * @param meaning in words
 * @param onPublic the route where the source is public
 * @param onConfidential the route where it is confidential
 * @param why it goes that way there
 */
public record PublishedNumber(
    String id, String meaning, Route onPublic, Route onConfidential, String why) {

  /** The route for a source of that kind. */
  public Route route(Confidentiality source) {
    return source == Confidentiality.PUBLIC ? onPublic : onConfidential;
  }
}
