package org.hallmark.provenance.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hallmark.provenance.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  private static final byte[] TEXT = "a text".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void unpack_plainArchives_everyFileWithItsBytes() throws IOException {
    byte[] tar =
        tar(
            entry("r/a.txt", '0', TEXT),
            entry("r/.git/HEAD", '0', TEXT),
            entry("r/b/", '5', new byte[0]));
    requirePlain(write("x.tar", tar));
    requirePlain(write("x.tar.gz", gzip(tar)));
    requirePlain(write("x.zip", zip("r/a.txt", "r/.git/HEAD", "r/b/")));
  }

  private void requirePlain(Path archive) throws IOException {
    Path into = into();
    assertEquals(List.of(), Archives.unpack(archive, into, Limits.standard()));
    assertArrayEquals(TEXT, Files.readAllBytes(into.resolve("r/a.txt")));
    assertArrayEquals(TEXT, Files.readAllBytes(into.resolve("r/.git/HEAD")));
    assertTrue(Files.isDirectory(into.resolve("r/b")));
  }

  @Test
  void unpack_namesThatLeadOutside_foundAndNothingWrittenThere() throws IOException {
    for (String name :
        List.of(
            "../out",
            "/tmp/out",
            "a/../../out",
            "a\\..\\out",
            "C:/out",
            "r/x/.git/HEAD",
            ".git/../../out",
            "a\u0000b")) {
      if (name.indexOf(0) < 0) {
        requireCode("archive-entry", write("x.tar", tar(entry(name, '0', TEXT))));
      }
      requireCode("archive-entry", write("x.zip", zip(name)));
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void unpack_linksAndDevices_found() throws IOException {
    for (char type : "123467S".toCharArray()) {
      requireCode("archive-entry", write("x.tar", tar(entry("a", type, new byte[0]))));
    }
  }

  @Test
  void unpack_namesTwice_found() throws IOException {
    requireCode("archive-entry", write("x.tar", tar(entry("a", '0', TEXT), entry("A", '0', TEXT))));
    requireCode(
        "archive-entry", write("x.tar", tar(entry("a", '0', TEXT), entry("a/b", '0', TEXT))));
    requireCode(
        "archive-entry", write("x.tar", tar(entry("a/", '5', new byte[0]), entry("a", '0', TEXT))));
    requireCode("archive-entry", write("x.zip", zip("b", "./b")));
  }

  @Test
  void unpack_moreThanItsSizeMakesPlausible_foundBeforeItIsWritten() throws IOException {
    byte[] zeros = new byte[64 << 20];
    Path bomb = write("x.tar.gz", gzip(tar(entry("zeros", '0', zeros))));
    Path into = into();
    requireCode("archive-too-large", bomb, into, Limits.standard());
    assertTrue(Files.size(into.resolve("zeros")) < Files.size(bomb) * 200);
    Limits few = new Limits(1, 8, 1 << 20, 1 << 20, 10, 10);
    requireCode("archive-too-large", write("x.zip", zip("a", "b")), into(), few);
    requireCode(
        "archive-too-large", write("x.tar", tar(entry("a", '0', new byte[2 << 20]))), into(), few);
  }

  @Test
  void unpack_directoryThatListsOtherEntries_found() throws IOException {
    byte[] two = zip("aa", "bb");
    byte[] renamed = two.clone();
    int directory = new String(two, StandardCharsets.ISO_8859_1).lastIndexOf("aa");
    renamed[directory] = 'c';
    requireCode("archive-malformed", write("x.zip", renamed));
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.writeBytes(new byte[4]);
    before.writeBytes(two);
    requireCode("archive-malformed", write("x.zip", before.toByteArray()));
  }

  @Test
  void unpack_anyTruncation_foundAndNeverThrown() throws IOException {
    byte[] tar = tar(entry("a", '0', TEXT), entry("b", '0', TEXT));
    for (byte[] whole : List.of(tar, gzip(tar), zip("a", "b"))) {
      String name = whole == tar ? "x.tar" : whole[0] == 'P' ? "x.zip" : "x.tgz";
      for (int length = 0; length < whole.length; length += name.equals("x.tar") ? 100 : 7) {
        if (!name.equals("x.tar") || length < whole.length - 512) {
          List<Finding> findings =
              Archives.unpack(write(name, Arrays.copyOf(whole, length)), into(), Limits.standard());
          assertEquals(1, findings.size(), name + " cut to " + length);
        }
      }
    }
  }

  @Test
  void unpack_octetsAfterTheEnd_found() throws IOException {
    byte[] tar = tar(entry("a", '0', TEXT));
    byte[] more = Arrays.copyOf(tar, tar.length + 512);
    more[tar.length] = 1;
    requireCode("archive-malformed", write("x.tar", more));
    byte[] zip = zip("a");
    requireCode("archive-malformed", write("x.zip", Arrays.copyOf(zip, zip.length + 1)));
  }

  private void requireCode(String code, Path archive) throws IOException {
    requireCode(code, archive, into(), Limits.standard());
  }

  private static void requireCode(String code, Path archive, Path into, Limits limits)
      throws IOException {
    List<Finding> findings = Archives.unpack(archive, into, limits);
    assertEquals(List.of(code), findings.stream().map(Finding::code).toList(), findings + "");
  }

  private Path into() throws IOException {
    return Files.createTempDirectory(folder, "into").toRealPath();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.endsWith("/") ? new byte[0] : TEXT);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(byte[]... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.of(entries).forEach(bytes::writeBytes);
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  private static byte[] entry(String name, char type, byte[] content) {
    byte[] entry = new byte[512 + (content.length + 511) / 512 * 512];
    put(name, entry, 0);
    put(String.format("%011o", content.length), entry, 124);
    entry[156] = (byte) type;
    put("ustar\00000", entry, 257);
    Arrays.fill(entry, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += entry[i] & 0xff;
    }
    put(String.format("%06o\0 ", sum), entry, 148);
    System.arraycopy(content, 0, entry, 512, content.length);
    return entry;
  }

  private static void put(String text, byte[] into, int at) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}
