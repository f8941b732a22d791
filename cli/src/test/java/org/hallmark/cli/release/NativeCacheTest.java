package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  private static final String LIBRARY = "libtorch.so";
  private static final String BINDING = "0.35.1-libdjl_torch.so";

  @TempDir Path folder;
  private Path unpacked;
  private List<Path> jars;

  @BeforeEach
  void unpack() throws IOException {
    jars =
        List.of(
            jar("pytorch-native-cpu.jar", "pytorch/cpu/linux-x86_64/" + LIBRARY, "torch"),
            jar(
                "pytorch-jni.jar",
                "jnilib/linux-x86_64/cpu/libdjl_torch.so",
                "binding",
                "jnilib/linux-x86_64/cu128/libdjl_torch.so",
                "another one"));
    unpacked = folder.resolve("pytorch");
    write(LIBRARY, "torch");
    write(BINDING, "binding");
    write("note.txt", "not a library");
  }

  @Test
  void libraries_ofTheJars_stay() throws IOException {
    NativeCache.removeOthers(unpacked, jars);
    assertEquals("torch", Files.readString(place(LIBRARY)));
    assertTrue(Files.exists(place(BINDING)));
  }

  @Test
  void library_withAnotherByteOrShorter_goesWithAllOthers() throws IOException {
    for (String changed : List.of("tOrch", "torc")) {
      write(LIBRARY, changed);
      NativeCache.removeOthers(unpacked, jars);
      assertFalse(Files.exists(unpacked), changed);
      unpack();
    }
    write(BINDING, "another one");
    NativeCache.removeOthers(unpacked, jars);
    assertFalse(Files.exists(unpacked));
  }

  @Test
  void cache_thatIsNotThere_isLeftForTheEngine() throws IOException {
    NativeCache.removeOthers(folder.resolve("none"), jars);
    assertFalse(Files.exists(folder.resolve("none")));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(place(name).getParent());
    Files.writeString(place(name), text);
  }

  private Path place(String name) {
    return unpacked.resolve("2.7.1-cpu-linux-x86_64").resolve(name);
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
