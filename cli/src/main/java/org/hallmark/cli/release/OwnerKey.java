package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;

/** Finds the key that signs a release, or makes one and says so. */
public final class OwnerKey {
  /** The key that is made, in the state folder. */
  public static final String FILE = "signing-key";

  private OwnerKey() {}

  static SigningKey of(Optional<Path> given, Path stateFolder, World world)
      throws IOException, MalformedDocumentException {
    if (given.isPresent()) {
      return load(given.get());
    }
    Path file = stateFolder.resolve(FILE);
    if (!Files.exists(file)) {
      SigningKey.generate(new SecureRandom()).save(file);
      announce(file, world);
    }
    return SigningKey.load(file);
  }

  /** The key that the owner gave. */
  public static SigningKey load(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw Refusal.usage(file + " is a folder; give the private key in it, a file");
    }
    if (!Files.exists(file)) {
      throw Refusal.usage("there is no key " + file + "; make one with: hallmark keygen " + file);
    }
    try {
      return SigningKey.load(file);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          file
              + " is no private key that can sign; give an Ed25519 key without a passphrase"
              + " (hallmark keygen makes one)\n  expected: "
              + e.expected()
              + "\n  found:    "
              + e.found());
    }
  }

  private static void announce(Path file, World world) {
    world.err().println("key       made a new signing key: " + file);
    if (world.variable("CI").isPresent()) {
      world
          .err()
          .println(
              """
              ******************************************************************************
              WARNING: no --key was given, so a key was made that lives on this CI machine.
              Nobody can tell who holds it. Give --key a key of your own from a CI secret.
              ******************************************************************************""");
    }
  }
}
