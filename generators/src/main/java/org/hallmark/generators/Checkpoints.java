package org.hallmark.generators;

import java.util.Optional;

/**
 * A durable place for the state of an unfinished training. What is saved there is noised already,
 * yet it belongs to the owner until the run is released.
 */
public interface Checkpoints {
  /** Keeps nothing: an interrupted training starts again. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public void save(byte[] state) {}

        @Override
        public Optional<byte[]> latest() {
          return Optional.empty();
        }
      };

  /** Replaces the saved state; on return it survives a power cut. */
  void save(byte[] state);

  /** The state that was saved last, or nothing. */
  Optional<byte[]> latest();
}
