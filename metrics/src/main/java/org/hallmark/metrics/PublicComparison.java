package org.hallmark.metrics;

import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;

/**
 * What is published of the comparison with a public source beside the observables.
 *
 * @param source digest of the bytes that were compared
 * @param pairs all pairs of fine observables with one axis, where the plan asks for them
 * @param properties populations and free energies, in the order of the plan
 * @param samples what a comparison record by record found, where the plan asks for one
 * @param findings what of source or synthetic data is not as the plan says
 */
public record PublicComparison(
    Digest source,
    List<MeasuredObservable> pairs,
    List<MeasuredProperty> properties,
    Optional<MeasuredSamples> samples,
    List<Finding> findings) {
  public PublicComparison {
    pairs = List.copyOf(pairs);
    properties = List.copyOf(properties);
    findings = List.copyOf(findings);
  }
}
