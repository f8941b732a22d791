package org.hallmark.reports.pdf.file;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Compression in the zlib format (RFC 1950, RFC 1951) in plain Java. {@link java.util.zip.Deflater}
 * hands its work to the zlib of the JDK or, in distributions' builds, of the machine, and two of
 * them need not give the same octets: a file to be rendered again byte for byte cannot use it.
 */
final class Zlib {
  private static final int WINDOW = 1 << 15;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int MOST_TRIES = 48;
  private static final int BLOCK = 1 << 15;
  private static final int END = 256;

  /** The order in which the lengths of the code of lengths are written (RFC 1951, 3.2.7). */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final byte[] data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long pending;
  private int pendingBits;

  /** Literals as they are; a match as its length above its distance. */
  private final int[] tokens = new int[BLOCK];

  private int count;

  private Zlib(byte[] data) {
    this.data = data;
  }

  /** {@code data} in the zlib format. */
  static byte[] compress(byte[] data) {
    Zlib zlib = new Zlib(data);
    zlib.out.write(0x78);
    zlib.out.write(0x9C);
    zlib.matches();
    zlib.block(1);
    zlib.bits(0, (8 - zlib.pendingBits % 8) % 8);
    long sum = adler(data);
    for (int shift = 24; shift >= 0; shift -= 8) {
      zlib.out.write((int) (sum >>> shift));
    }
    return zlib.out.toByteArray();
  }

  private static long adler(byte[] data) {
    long a = 1;
    long b = 0;
    for (byte octet : data) {
      a = (a + (octet & 0xFF)) % 65521;
      b = (b + a) % 65521;
    }
    return b << 16 | a;
  }

  private void matches() {
    int[] head = new int[1 << 15];
    Arrays.fill(head, -1);
    int[] before = new int[WINDOW];
    int at = 0;
    while (at < data.length) {
      int best = 0;
      int distance = 0;
      if (at + SHORTEST <= data.length) {
        int from = head[hash(at)];
        for (int tries = MOST_TRIES; from >= 0 && at - from < WINDOW && tries > 0; tries--) {
          int length = common(from, at);
          if (length > best) {
            best = length;
            distance = at - from;
          }
          int next = before[from % WINDOW];
          from = next < from ? next : -1;
        }
      }
      int step = best >= SHORTEST ? best : 1;
      token(best >= SHORTEST ? best << 16 | distance : data[at] & 0xFF);
      for (int end = at + step; at < end; at++) {
        if (at + SHORTEST <= data.length) {
          int hash = hash(at);
          before[at % WINDOW] = head[hash];
          head[hash] = at;
        }
      }
    }
  }

  private int hash(int at) {
    int three = (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
    return three * 0x9E3779B1 >>> 17;
  }

  private int common(int from, int at) {
    int longest = Math.min(LONGEST, data.length - at);
    int length = 0;
    while (length < longest && data[from + length] == data[at + length]) {
      length++;
    }
    return length;
  }

  private void token(int token) {
    if (count == BLOCK) {
      block(0);
    }
    tokens[count++] = token;
  }

  /** Writes the tokens as one block with codes of its own (RFC 1951, 3.2.7). */
  private void block(int last) {
    int[] letters = new int[286];
    int[] distances = new int[30];
    letters[END] = 1;
    for (int i = 0; i < count; i++) {
      if (tokens[i] < END) {
        letters[tokens[i]]++;
      } else {
        letters[lengthSymbol(tokens[i] >>> 16)]++;
        distances[distanceSymbol(tokens[i] & 0xFFFF)]++;
      }
    }
    Huffman letter = Huffman.of(letters, 15);
    Huffman distance = Huffman.of(distances, 15);
    bits(last, 1);
    bits(2, 2);
    codes(letter, distance);
    for (int i = 0; i < count; i++) {
      token(tokens[i], letter, distance);
    }
    write(letter, END);
    count = 0;
  }

  private void codes(Huffman letter, Huffman distance) {
    int[] seen = new int[19];
    for (int i = 0; i < 286 + 30; i++) {
      seen[length(letter, distance, i)]++;
    }
    Huffman lengths = Huffman.of(seen, 7);
    bits(286 - 257, 5);
    bits(30 - 1, 5);
    bits(19 - 4, 4);
    for (int symbol : ORDER) {
      bits(lengths.length(symbol), 3);
    }
    for (int i = 0; i < 286 + 30; i++) {
      write(lengths, length(letter, distance, i));
    }
  }

  private static int length(Huffman letter, Huffman distance, int index) {
    return index < 286 ? letter.length(index) : distance.length(index - 286);
  }

  private void token(int token, Huffman letter, Huffman distance) {
    if (token < END) {
      write(letter, token);
      return;
    }
    int length = token >>> 16;
    int symbol = lengthSymbol(length);
    write(letter, symbol);
    bits(length - lengthBase(symbol), lengthExtra(symbol));
    int far = token & 0xFFFF;
    int farSymbol = distanceSymbol(far);
    write(distance, farSymbol);
    bits(far - distanceBase(farSymbol), Math.max(0, farSymbol / 2 - 1));
  }

  /** The symbol of a length, by the doubling ranges of RFC 1951, 3.2.5. */
  private static int lengthSymbol(int length) {
    if (length == LONGEST) {
      return 285;
    }
    int from = length - SHORTEST;
    if (from < 8) {
      return 257 + from;
    }
    int extra = 29 - Integer.numberOfLeadingZeros(from);
    return 257 + 4 * extra + (from >>> extra);
  }

  private static int lengthExtra(int symbol) {
    return symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
  }

  private static int lengthBase(int symbol) {
    if (symbol == 285) {
      return LONGEST;
    }
    int extra = lengthExtra(symbol);
    return SHORTEST + (extra == 0 ? symbol - 257 : (symbol - 257 - 4 * extra) << extra);
  }

  private static int distanceSymbol(int distance) {
    int from = distance - 1;
    if (from < 4) {
      return from;
    }
    int extra = 30 - Integer.numberOfLeadingZeros(from);
    return 2 * extra + (from >>> extra);
  }

  private static int distanceBase(int symbol) {
    int extra = Math.max(0, symbol / 2 - 1);
    return 1 + (extra == 0 ? symbol : (symbol - 2 * extra) << extra);
  }

  private void write(Huffman code, int symbol) {
    bits(code.code(symbol), code.length(symbol));
  }

  private void bits(int value, int width) {
    pending |= (long) value << pendingBits;
    pendingBits += width;
    while (pendingBits >= 8) {
      out.write((int) pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
}
