package org.hallmark.audit.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Every attack, by theme. */
final class Attacks {
  private Attacks() {}

  static List<Attack> all() {
    return Stream.of(
            FileAttacks.all(),
            GitAttacks.all(),
            JsonAttacks.all(),
            AttestationAttacks.all(),
            RunAttacks.all(),
            NumberAttacks.all(),
            PrivacyAttacks.all(),
            PublicationAttacks.all(),
            GeneratorAttacks.all(),
            ReaderAttacks.all(),
            OwnerAttacks.all())
        .flatMap(List::stream)
        .toList();
  }
}
