package org.hallmark.provenance.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class Sha256SumsTest {
  /** Source: {@code printf '' | sha256sum} and {@code printf a | sha256sum} of coreutils 9.1. */
  @Test
  void bytes_twoFilesAndItself_linesOfSha256sum() {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    contents.put("empty", new byte[0]);
    contents.put("b/one", new byte[] {'a'});
    contents.put(Sha256Sums.PATH, new byte[9]);
    assertEquals(
        """
        ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  b/one
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty
        """,
        new String(Sha256Sums.bytes(Releases.entries(contents)), StandardCharsets.UTF_8));
  }
}
