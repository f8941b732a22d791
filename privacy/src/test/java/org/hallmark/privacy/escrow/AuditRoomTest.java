package org.hallmark.privacy.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.state.StateFolderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRoomTest {
  @TempDir private Path home;

  @Test
  void open_afterACrash_hasNothingOfTheEarlierAudit() throws Exception {
    Path folder = home.resolve(".audit");
    try (OwnerState crashed = OwnerState.open(folder)) {
      Files.writeString(crashed.run(1).resolve("checkpoint"), "another release's");
      Files.writeString(folder.resolve("ledger.jsonl"), "another release's");
    }
    Files.createDirectory(folder.resolve("work"));
    Files.writeString(folder.resolve("work/source"), "rows");
    try (AuditRoom room = AuditRoom.open(folder)) {
      assertFalse(Files.exists(folder.resolve("runs")));
      assertFalse(Files.exists(folder.resolve("ledger.jsonl")));
      assertFalse(Files.exists(room.state().work().resolve("source")));
      assertEquals(
          PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
      assertThrows(StateFolderException.class, () -> AuditRoom.open(folder));
    }
    assertFalse(Files.exists(folder));
  }

  @Test
  void open_stateOfARelease_isRefusedAndUntouched() throws Exception {
    Path folder = home.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      state.secret();
    }
    assertThrows(IllegalArgumentException.class, () -> AuditRoom.open(folder));
    assertTrue(Files.exists(folder.resolve("secret")));
  }
}
