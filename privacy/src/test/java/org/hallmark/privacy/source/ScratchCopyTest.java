package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.hallmark.privacy.source.SourceFileException.Reason;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchCopyTest {
  @TempDir private Path folder;
  private OwnerState state;

  @BeforeEach
  void openState() throws Exception {
    state = OwnerState.open(folder.resolve("state"));
  }

  @AfterEach
  void closeState() throws Exception {
    state.close();
  }

  @Test
  void of_anySize_isTheSameBytesAndTheirCommitment() throws Exception {
    for (int size : new int[] {0, 1, 65_536, 200_001}) {
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) 7);
      Path source = Files.write(folder.resolve("edges.csv"), bytes);
      try (ScratchCopy copy = ScratchCopy.of(source, state)) {
        assertArrayEquals(bytes, Files.readAllBytes(copy.file()));
        assertEquals(
            Commitment.to(ScratchCopy.LABEL, state.salt(ScratchCopy.LABEL), bytes),
            copy.commitment());
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.file())));
        assertTrue(copy.file().startsWith(state.work()));
      }
      assertFalse(Files.exists(state.work().resolve("source")));
    }
  }

  @Test
  void of_unusableFile_saysWhy() throws Exception {
    assertRefused(Reason.MISSING, folder.resolve("nowhere.csv"));
    assertRefused(Reason.NOT_A_FILE, Files.createDirectory(folder.resolve("folder.csv")));
  }

  private void assertRefused(Reason reason, Path source) {
    SourceFileException refusal =
        assertThrows(SourceFileException.class, () -> ScratchCopy.of(source, state));
    assertEquals(reason, refusal.reason());
    assertTrue(refusal.getMessage().contains(source.toString()));
  }
}
