package org.hallmark.privacy.source;

import java.io.Serializable;

/**
 * What one record of a unit adds.
 *
 * @param partition the key of the partition that it falls into
 * @param steps its value on a {@link org.hallmark.privacy.mechanism.Grid}; 0 where none is measured
 */
public record Contribution(String partition, long steps) implements Serializable {
  private static final long serialVersionUID = 1L;
}
