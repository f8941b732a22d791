package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * What a seal tells its owner.
 *
 * @param name the release's
 * @param repo the repository
 * @param plan digest of the effective plan: what an outside value is for
 * @param amendments how many there are
 * @param freshness where the outside value comes from
 * @param awaited what to do to get it, while it is awaited
 */
public record SealSummary(
    String name,
    Path repo,
    Digest plan,
    int amendments,
    String freshness,
    Optional<String> awaited) {}
