package org.hallmark.preregistration.seal;

import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Node;

/**
 * A change to a sealed plan: numbered, chained to the seal and the amendments before it, and
 * bearing a signed tag of its own.
 *
 * @param schema {@value #SCHEMA}
 * @param number consecutive, from 1
 * @param previous digest of the amendment before, or of the seal
 * @param afterRun how many runs had been opened by then
 * @param plan digest of the effective plan before
 * @param changes what changes, by pointer
 * @param why the owner's reason
 * @param data whether data had been seen
 * @param amendedAt by the owner's clock, which proves nothing: ISO 8601, UTC
 */
public record Amendment(
    String schema,
    int number,
    Digest previous,
    int afterRun,
    Digest plan,
    List<Change> changes,
    String why,
    DataState data,
    String amendedAt) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-amendment-v1";

  /** Whether data had been seen. */
  public enum DataState {
    /** No run was open yet. */
    BEFORE_DATA,
    /** A run had been opened, or the owner says so. */
    AFTER_DATA
  }

  /**
   * One value that changes.
   *
   * @param pointer RFC 6901, into the plan
   * @param from the value before; absent where there was none
   * @param to the value after; absent where there is none any more
   */
  public record Change(String pointer, Optional<Node> from, Optional<Node> to) {}

  public Amendment {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("changes must not be empty. Provided value: []");
    }
    if (why.isBlank()) {
      throw new IllegalArgumentException("why must not be blank. Provided value: " + why);
    }
  }
}
