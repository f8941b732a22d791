package org.hallmark.cli.escrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/** The owner's notes of every escrow file that was made of a release, in the state folder. */
final class HandOvers {
  private static final String SCHEMA = "hallmark-hand-over-v1";

  private final Path folder;

  HandOvers(OwnerState state) throws IOException {
    this.folder = DurableFiles.privateFolder(state.folder().resolve("escrow"));
  }

  /**
   * One escrow file.
   *
   * @param schema {@value HandOvers#SCHEMA}
   * @param sha256 digest of the file
   * @param recipients fingerprints of those who can open it
   * @param sealedAt when it was made, by the owner's clock
   */
  record HandOver(String schema, Digest sha256, List<String> recipients, String sealedAt) {
    HandOver {
      recipients = List.copyOf(recipients);
    }

    HandOver(Digest sha256, List<String> recipients, String sealedAt) {
      this(SCHEMA, sha256, recipients, sealedAt);
    }
  }

  void add(HandOver made) throws IOException {
    DurableFiles.writePrivate(
        folder.resolve(made.sha256().hex() + ".json"), CanonicalJson.bytes(made));
  }

  /** All of them, by time. */
  List<HandOver> all() throws IOException, MalformedDocumentException {
    List<Path> notes;
    try (Stream<Path> files = Files.list(folder)) {
      notes = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<HandOver> all = new ArrayList<>();
    for (Path note : notes) {
      all.add(
          Records.read(note.getFileName().toString(), Files.readAllBytes(note), HandOver.class));
    }
    all.sort((a, b) -> a.sealedAt().compareTo(b.sealedAt()));
    return all;
  }
}
