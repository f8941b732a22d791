package org.hallmark.physics;

import org.hallmark.provenance.json.Node;

/**
 * Where a law was read from, so that it can be read again elsewhere.
 *
 * @param entry its entry of the plan's {@code laws}
 * @param context what the rest of the plan says
 */
public record LawOrigin(Node entry, LawContext context) {}
