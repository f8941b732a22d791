package org.hallmark.reports.pdf.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What red, green and blue mean: an ICC profile (ICC.1:2001-04, version 2.1) with the primaries of
 * sRGB (IEC 61966-2-1) adapted to D50 and a transfer curve of gamma 2.2. PDF/A asks for one.
 */
final class IccProfile {
  private static final int HEADER = 128;
  private static final int[] D50 = {63190, 65536, 54061};
  private static final int[][] PRIMARIES = {
    {28577, 14582, 913}, {25240, 46981, 6363}, {9374, 3974, 46797}
  };
  private static final int GAMMA = 0x0233;

  private IccProfile() {}

  static byte[] bytes() {
    try {
      byte[] description = description();
      byte[] copyright = tag("text", "CC0\0".getBytes(StandardCharsets.US_ASCII));
      String[] names = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
      byte[][] tags = {
        description,
        copyright,
        point(D50),
        point(PRIMARIES[0]),
        point(PRIMARIES[1]),
        point(PRIMARIES[2]),
        curve(),
        curve(),
        curve()
      };
      return profile(names, tags);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  private static byte[] profile(String[] names, byte[][] tags) throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(table);
    int start = HEADER + 4 + 12 * tags.length;
    out.writeInt(tags.length);
    for (int i = 0; i < tags.length; i++) {
      out.writeBytes(names[i]);
      out.writeInt(start + body.size());
      out.writeInt(tags[i].length);
      body.writeBytes(tags[i]);
      body.writeBytes(new byte[(4 - tags[i].length % 4) % 4]);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(header(start + body.size()));
    all.writeBytes(table.toByteArray());
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  private static byte[] header(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(size);
    out.writeInt(0);
    out.writeInt(0x02100000);
    out.writeBytes("mntrRGB XYZ ");
    // The date of the specification; a profile that is always the same was not made today.
    for (int part : new int[] {2001, 4, 1, 0, 0, 0}) {
      out.writeShort(part);
    }
    out.writeBytes("acsp");
    out.write(new byte[28]);
    for (int coordinate : D50) {
      out.writeInt(coordinate);
    }
    out.write(new byte[HEADER - bytes.size()]);
    return bytes.toByteArray();
  }

  private static byte[] description() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    String name = "sRGB\0";
    out.writeInt(name.length());
    out.writeBytes(name);
    out.write(new byte[4 + 4 + 2 + 1 + 67]);
    return tag("desc", bytes.toByteArray());
  }

  private static byte[] point(int[] coordinates) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int coordinate : coordinates) {
      out.writeInt(coordinate);
    }
    return tag("XYZ ", bytes.toByteArray());
  }

  private static byte[] curve() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1);
    out.writeShort(GAMMA);
    return tag("curv", bytes.toByteArray());
  }

  private static byte[] tag(String type, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }
}
