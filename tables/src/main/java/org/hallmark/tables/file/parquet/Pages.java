package org.hallmark.tables.file.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The pages of one column chunk, one after the other, decompressed in plain Java. */
final class Pages {
  /** Larger pages are refused before memory is taken for them. */
  private static final int LARGEST_PAGE = 1 << 30;

  private final ByteBuffer chunk;
  private final CompressionCodecName codec;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  Pages(ByteBuffer chunk, CompressionCodecName codec) {
    this.chunk = chunk;
    this.codec = codec;
  }

  boolean hasNext() {
    return chunk.hasRemaining();
  }

  PageHeader header() throws IOException {
    ByteBufferInputStream in = ByteBufferInputStream.wrap(chunk.slice());
    PageHeader header = Util.readPageHeader(in);
    chunk.position(chunk.position() + (int) in.position());
    if (header.getCompressed_page_size() < 0
        || header.getCompressed_page_size() > chunk.remaining()
        || header.getUncompressed_page_size() < 0
        || header.getUncompressed_page_size() > LARGEST_PAGE) {
      throw new IOException("a page does not fit into its column");
    }
    return header;
  }

  /** So many bytes as they are. */
  ByteBuffer plain(int size) throws IOException {
    if (size < 0 || size > chunk.remaining()) {
      throw new IOException("a page does not fit into its column");
    }
    ByteBuffer slice = chunk.slice(chunk.position(), size).order(ByteOrder.LITTLE_ENDIAN);
    chunk.position(chunk.position() + size);
    return slice;
  }

  /** So many bytes, decompressed; they are there until the next call. */
  ByteBuffer decompressed(int size, int original) throws IOException {
    ByteBuffer compressed = plain(size);
    if (codec == CompressionCodecName.UNCOMPRESSED) {
      return compressed;
    }
    if (buffer.capacity() < original) {
      buffer = ByteBuffer.allocate(original);
    }
    buffer.clear().limit(original);
    decompress(compressed, buffer);
    if (buffer.position() != original) {
      throw new IOException("a page is shorter than it says");
    }
    return buffer.flip().slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void decompress(ByteBuffer in, ByteBuffer out) throws IOException {
    try {
      if (codec == CompressionCodecName.GZIP) {
        inflate(in, out);
      } else {
        decompressor().decompress(in, out);
      }
    } catch (RuntimeException e) {
      throw new IOException("a page cannot be decompressed by " + codec, e);
    }
  }

  private Decompressor decompressor() throws IOException {
    return switch (codec) {
      case SNAPPY -> new SnappyDecompressor();
      case ZSTD -> new ZstdDecompressor();
      case LZ4_RAW -> new Lz4Decompressor();
      default -> throw new IOException("the compression " + codec + " is not read");
    };
  }

  private static void inflate(ByteBuffer in, ByteBuffer out) throws IOException {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      int size = plain.readNBytes(out.array(), 0, out.limit());
      out.position(size);
    }
  }
}
