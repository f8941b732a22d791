package org.hallmark.reports.pdf.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hallmark.provenance.Digest;

/** The numbered objects of a file, from which its octets follow. */
public final class Objects {
  /** The comment tells transports that there is more than ASCII (ISO 32000-1, 7.5.2). */
  private static final byte[] HEADER =
      "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1);

  private final List<byte[]> objects = new ArrayList<>();

  /** The number of an object that is still to come. */
  public int reserve() {
    objects.add(new byte[0]);
    return objects.size();
  }

  /** An object written down; its number. */
  public int add(String body) {
    int number = reserve();
    put(number, body);
    return number;
  }

  /** Writes a reserved object. */
  public void put(int number, String body) {
    objects.set(number - 1, ascii(body));
  }

  /** A compressed stream with further entries in its dictionary; its number. */
  public int stream(String entries, byte[] content) {
    byte[] packed = Zlib.compress(content);
    return raw("<< " + entries + "/Filter /FlateDecode /Length " + packed.length + " >>", packed);
  }

  /** A stream as it is, for programs that read a file without knowing PDF; its number. */
  int plain(String entries, byte[] content) {
    return raw("<< " + entries + "/Length " + content.length + " >>", content);
  }

  private int raw(String dictionary, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(dictionary + "\nstream\n"));
    out.writeBytes(content);
    out.writeBytes(ascii("\nendstream"));
    int number = reserve();
    objects.set(number - 1, out.toByteArray());
    return number;
  }

  /** The file; its identifier is a digest of everything before it. */
  byte[] file(int catalogue, int information) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n");
    table.append("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      String offset = Integer.toString(out.size());
      table.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
      out.writeBytes(ascii((i + 1) + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(ascii("\nendobj\n"));
    }
    int start = out.size();
    out.writeBytes(ascii(table.toString()));
    byte[] digest = Digest.of(out.toByteArray()).bytes();
    String id = "<" + HexFormat.of().formatHex(Arrays.copyOf(digest, 16)) + ">";
    out.writeBytes(
        ascii(
            "trailer\n<< /Size "
                + (objects.size() + 1)
                + " /Root "
                + Syntax.reference(catalogue)
                + " /Info "
                + Syntax.reference(information)
                + " /ID ["
                + id
                + id
                + "] >>\nstartxref\n"
                + start
                + "\n%%EOF\n"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
