package org.hallmark.audit.markers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/** Everything that bytes hold once they are decoded: what is packed, deflated, encoded, escaped. */
final class Decodings {
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){4,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|&#(\\d{1,6});");

  private final Schema schema;

  /** Decodes Parquet files as tables of this schema. */
  Decodings(Schema schema) {
    this.schema = schema;
  }

  /** What these bytes hold, one level down. */
  List<byte[]> of(byte[] bytes) {
    List<byte[]> found = new ArrayList<>();
    if (begins(bytes, 'P', 'A', 'C', 'K')) {
      found.addAll(objects(bytes));
    } else if (begins(bytes, 'P', 'A', 'R', '1')) {
      found.add(values(bytes));
    } else if (begins(bytes, 0x1f, 0x8b)) {
      found.add(gunzipped(bytes));
    } else if (begins(bytes, 0x78)) {
      found.add(inflated(bytes, 0, new int[1]));
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    found.add(runs(text, HEX, HexFormat.of()::parseHex));
    found.add(runs(text, BASE64, Decodings::base64));
    found.add(unescaped(text));
    return found.stream().filter(view -> view.length > 0).toList();
  }

  private static boolean begins(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** The objects of a Git pack (gitformat-pack); of a delta, what it adds. */
  private static List<byte[]> objects(byte[] pack) {
    List<byte[]> objects = new ArrayList<>();
    int at = 12;
    while (at < pack.length - 20) {
      int type = pack[at] >> 4 & 7;
      while (pack[at++] < 0) {}
      if (type == 6) {
        while (pack[at++] < 0) {}
      } else if (type == 7) {
        at += 20;
      }
      int[] read = new int[1];
      objects.add(inflated(pack, at, read));
      if (read[0] == 0) {
        throw new AssertionError("no Git object at octet " + at);
      }
      at += read[0];
    }
    return objects;
  }

  private static byte[] inflated(byte[] bytes, int from, int[] read) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, from, bytes.length - from);
      byte[] whole = new byte[0];
      byte[] buffer = new byte[1 << 16];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        whole = Arrays.copyOf(whole, whole.length + n);
        System.arraycopy(buffer, 0, whole, whole.length - n, n);
      }
      read[0] = (int) inflater.getBytesRead();
      return whole;
    } catch (DataFormatException e) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }

  private static byte[] gunzipped(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** Every cell of a table in decimal. */
  private byte[] values(byte[] parquet) {
    try {
      Table table = ParquetTables.parse("table", parquet, schema);
      StringBuilder text = new StringBuilder();
      for (String name : schema.names()) {
        for (double cell : table.column(name)) {
          text.append(cell).append('\n').append((long) cell).append('\n');
        }
      }
      return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    } catch (MalformedDocumentException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] runs(String text, Pattern run, Function<String, byte[]> decode) {
    String decoded =
        run.matcher(text)
            .results()
            .map(MatchResult::group)
            .map(decode)
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining("\n"));
    return decoded.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] base64(String run) {
    String standard = run.replace('-', '+').replace('_', '/');
    return Base64.getDecoder()
        .decode(standard.substring(0, standard.length() - (standard.length() % 4 == 1 ? 1 : 0)));
  }

  /** Text without the escapes of JSON and HTML; nothing where there are none, or no text. */
  private static byte[] unescaped(String text) {
    if (text.indexOf('\0') >= 0) {
      return new byte[0];
    }
    String plain =
        ESCAPE
            .matcher(text)
            .replaceAll(
                escape -> {
                  String hex = escape.group(1);
                  int code =
                      hex == null ? Integer.parseInt(escape.group(2)) : Integer.decode("#" + hex);
                  return Matcher.quoteReplacement(
                      new String(utf8(code), StandardCharsets.ISO_8859_1));
                })
            .replace("\\/", "/")
            .replace("\\n", "\n");
    return plain.equals(text) ? new byte[0] : plain.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(int code) {
    return Character.isValidCodePoint(code)
        ? Character.toString(code).getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }
}
