package org.hallmark.provenance.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.LengthFramed;

/**
 * A seed that anyone can derive: weight initialisation, synthetic draws, permutation tests of
 * public data, plots. It is derived, never chosen: HKDF-SHA-256 over the {@link SeedContext} with
 * the purpose as label.
 *
 * <p>It must never feed anything that protects a record; that randomness is a different type, in
 * {@code org.hallmark.privacy}, which neither extends nor converts to this one.
 *
 * @param label the purpose
 * @param hex 64 lower-case hexadecimal digits
 */
public record PublicSeed(String label, String hex) {
  private static final byte[] SALT = "hallmark-public-seed-v1".getBytes(StandardCharsets.UTF_8);

  public PublicSeed {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "hex must be 64 lower-case hexadecimal digits. Provided value: " + hex);
    }
  }

  /** The seed of one purpose in one run. */
  public static PublicSeed derive(SeedContext context, String label) {
    return derive(context.bytes(), label);
  }

  /** The seed of one purpose in a measurement that belongs to no run. */
  public static PublicSeed derive(Digest plan, String label) {
    return derive(LengthFramed.of("hallmark-measure-v1").and(plan.bytes()).bytes(), label);
  }

  private static PublicSeed derive(byte[] context, String label) {
    byte[] key = Hkdf.extract(SALT, context);
    byte[] info = label.getBytes(StandardCharsets.UTF_8);
    return new PublicSeed(label, HexFormat.of().formatHex(Hkdf.expand(key, info, 32)));
  }

  /**
   * The draws of one row: they depend on this seed and {@code row} only, so that any row can be
   * drawn on its own.
   */
  public PublicDraws draws(long row) {
    return new PublicDraws(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), row);
  }
}
