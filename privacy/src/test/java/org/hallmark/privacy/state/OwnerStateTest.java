package org.hallmark.privacy.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.state.StateFolderException.Reason;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerStateTest {
  @TempDir private Path temporary;

  @Test
  void open_again_hasTheSameSecretsAndEmptyScratch() throws Exception {
    Path folder = temporary.resolve("deep/state");
    ReleaseSecret secret;
    byte[] salt;
    try (OwnerState state = OwnerState.open(folder)) {
      secret = state.secret();
      salt = state.salt("source-data");
      Files.writeString(state.work().resolve("rows"), "confidential");
      Files.writeString(state.run(1).resolve("checkpoint"), "step 100");
    }
    assertFalse(Files.exists(folder.resolve("work")));
    try (OwnerState state = OwnerState.open(folder)) {
      assertTrue(secret.equals(state.secret()));
      assertArrayEquals(salt, state.salt("source-data"));
      assertFalse(Arrays.equals(salt, state.salt("secret")));
      assertTrue(Files.exists(state.run(1).resolve("checkpoint")));
      state.forget(1);
      assertFalse(Files.exists(folder.resolve("runs/0001")));
    }
  }

  @Test
  void open_scratchLeftByACrash_isWiped() throws Exception {
    Path folder = temporary.resolve("state");
    OwnerState.open(folder).close();
    Files.createDirectory(folder.resolve("work"));
    Files.writeString(folder.resolve("work/rows"), "confidential");
    try (OwnerState state = OwnerState.open(folder)) {
      try (Stream<Path> left = Files.list(state.work())) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void everyFile_isForItsOwnerAlone() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder);
        Ledger ledger = state.ledger(new Budget(Adjacency.ADD_OR_REMOVE, 3, 1e-6))) {
      state.secret();
      state.salt("source-data");
      state.run(1);
      assertEquals(0, ledger.charges(Digest.of(new byte[0])).size());
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
          String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
          assertEquals(expected, found, file.toString());
        }
      }
    }
  }

  @Test
  void open_twice_isRefused() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      assertRefused(Reason.IN_USE, state.folder());
    }
    OwnerState.open(folder).close();
  }

  @Test
  void open_inAnotherProcess_isRefused() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      Process other =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      OpenState.class.getName(),
                      state.folder().toString()))
              .redirectErrorStream(true)
              .start();
      assertEquals("IN_USE", new String(other.getInputStream().readAllBytes()).strip());
    }
  }

  /** Opens a state folder in a process of its own, and says how that went. */
  static final class OpenState {
    private OpenState() {}

    public static void main(String[] arguments) throws IOException {
      try (OwnerState state = OwnerState.open(Path.of(arguments[0]))) {
        System.out.println("opened " + state.folder());
      } catch (StateFolderException e) {
        System.out.println(e.reason());
      }
    }
  }

  @Test
  void open_someoneElsesFolder_isRefusedAndUntouched() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("home"));
    Files.createDirectory(folder.resolve("work"));
    Files.writeString(folder.resolve("work/thesis.tex"), "years of work");
    assertRefused(Reason.NOT_OURS, folder);
    assertTrue(Files.exists(folder.resolve("work/thesis.tex")));
  }

  @Test
  void open_file_isRefused() throws Exception {
    assertRefused(Reason.NOT_A_FOLDER, Files.createFile(temporary.resolve("state")));
  }

  @Test
  void open_folderOpenToOthers_isRefused() throws Exception {
    Path folder = temporary.resolve("state");
    OwnerState.open(folder).close();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    assertRefused(Reason.NOT_PRIVATE, folder);
  }

  @Test
  void secret_damaged_isRefused() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      state.secret();
      Files.write(folder.resolve("secret"), new byte[31]);
      StateFolderException refusal = assertThrows(StateFolderException.class, () -> state.secret());
      assertEquals(Reason.DAMAGED, refusal.reason());
    }
  }

  @Test
  void salt_labelThatIsAPath_isRefused() throws Exception {
    try (OwnerState state = OwnerState.open(temporary.resolve("state"))) {
      assertThrows(IllegalArgumentException.class, () -> state.salt("../secret"));
      assertThrows(IllegalArgumentException.class, () -> state.run(0));
    }
  }

  @Test
  void destroy_once_leavesNoSecretAndGivesNoNewOne() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      state.secret();
      state.salt("source-data");
      Files.writeString(state.run(1).resolve("checkpoint"), "step 100");
      state.destroy("record".getBytes(StandardCharsets.UTF_8));
      assertNoSecret(state);
    }
    try (OwnerState state = OwnerState.open(folder)) {
      assertTrue(state.isDestroyed());
      assertNoSecret(state);
    }
  }

  /** The record was written, and the power went. */
  @Test
  void open_destructionBrokeOff_finishesIt() throws Exception {
    Path folder = temporary.resolve("state");
    try (OwnerState state = OwnerState.open(folder)) {
      state.secret();
      state.salt("source-data");
    }
    Files.writeString(folder.resolve("destroyed"), "record");
    try (OwnerState state = OwnerState.open(folder)) {
      assertNoSecret(state);
      assertEquals("record", new String(state.destroyed(), StandardCharsets.UTF_8));
    }
  }

  private static void assertNoSecret(OwnerState state) throws IOException {
    assertFalse(Files.exists(state.folder().resolve("secret")));
    assertFalse(Files.exists(state.folder().resolve("runs")));
    assertTrue(state.saltLabels().isEmpty());
    StateFolderException refusal = assertThrows(StateFolderException.class, state::secret);
    assertEquals(Reason.DESTROYED, refusal.reason());
    assertThrows(StateFolderException.class, () -> state.salt("source-data"));
  }

  private static void assertRefused(Reason reason, Path folder) {
    StateFolderException refusal =
        assertThrows(StateFolderException.class, () -> OwnerState.open(folder));
    assertEquals(reason, refusal.reason());
    assertEquals(folder, refusal.folder());
  }
}
