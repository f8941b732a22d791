package org.hallmark.provenance.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;

/**
 * The part of the large files that a reader hashes: one of several parts, which together are all.
 *
 * <p>The files are dealt to the parts in the order of a keyed hash of their paths, so whoever made
 * the release cannot know which are read as long as the seed comes after it.
 *
 * @param part which one, from 1
 * @param parts how many there are
 * @param seed the reader's own
 */
public record Sample(int part, int parts, String seed) {
  /** Smaller files are always hashed, in octets. */
  public static final long SMALLEST = 32L << 20;

  private static final String SCHEME = "hallmark-sample-v1";

  public Sample {
    if (part < 1 || part > parts) {
      throw new IllegalArgumentException(
          "part must be 1 to " + parts + ". Provided value: " + part);
    }
  }

  /** Those of these paths that are of the part. */
  public Set<String> of(Collection<String> paths) {
    List<String> dealt = new ArrayList<>(paths);
    dealt.sort(Comparator.comparing(this::place));
    Set<String> chosen = new TreeSet<>();
    for (int i = part - 1; i < dealt.size(); i += parts) {
      chosen.add(dealt.get(i));
    }
    return chosen;
  }

  private Digest place(String path) {
    return Digest.of(LengthFramed.of(SCHEME, seed, path).bytes());
  }

  /** As it is given: {@code 1/4}. */
  @Override
  public String toString() {
    return part + "/" + parts;
  }
}
