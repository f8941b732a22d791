package org.hallmark.generators;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;

/**
 * Tensors as bytes, in the safetensors format (Hugging Face, version 0.4): the header's length as
 * an unsigned 64-bit little-endian integer, the header as JSON padded with spaces to eight bytes,
 * then the values.
 *
 * <p>The writer gives one byte string for one set of tensors: RFC 8785 header, tensors by name, raw
 * little-endian F32 without gaps. The reader takes exactly that form and nothing else, so that no
 * byte of a weights file is without meaning.
 */
public final class Safetensors {
  /** The largest header taken, in bytes. */
  public static final int HEADER_LIMIT = 1 << 20;

  private static final int PREFIX = Long.BYTES;

  private Safetensors() {}

  /** The bytes of {@code tensors}, whatever their order. */
  public static byte[] write(Collection<Tensor> tensors) {
    List<Tensor> sorted = new ArrayList<>(tensors);
    sorted.sort(Comparator.comparing(Tensor::name));
    byte[] header = header(sorted);
    long size = sorted.stream().mapToLong(t -> (long) t.values().length * Float.BYTES).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(PREFIX + header.length + size))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (Tensor tensor : sorted) {
      bytes.asFloatBuffer().put(tensor.values());
      bytes.position(bytes.position() + tensor.values().length * Float.BYTES);
    }
    return bytes.array();
  }

  private static byte[] header(List<Tensor> sorted) {
    Map<String, Object> members = new TreeMap<>();
    long at = 0;
    for (Tensor tensor : sorted) {
      long end = at + (long) tensor.values().length * Float.BYTES;
      Map<String, Object> entry =
          Map.of("dtype", "F32", "shape", tensor.shape(), "data_offsets", List.of(at, end));
      if (members.put(tensor.name(), entry) != null) {
        throw new IllegalArgumentException(
            "tensor names must be unique. Provided value: " + tensor.name());
      }
      at = end;
    }
    byte[] json = CanonicalJson.bytes(members);
    byte[] padded = new byte[(json.length + 7) / 8 * 8];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }

  /** The tensors by name. Values may be any floats; shapes and names are the caller's to check. */
  public static SortedMap<String, Tensor> read(String document, byte[] bytes)
      throws MalformedDocumentException {
    return new Reader(document, bytes).read();
  }

  private static final class Reader {
    private final String document;
    private final byte[] all;
    private final ByteBuffer bytes;

    Reader(String document, byte[] all) {
      this.document = document;
      this.all = all;
      this.bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    }

    SortedMap<String, Tensor> read() throws MalformedDocumentException {
      require(all.length >= PREFIX, "", "at least " + PREFIX + " bytes", all.length + " bytes");
      long length = bytes.getLong(0);
      require(
          length >= 0 && length <= Math.min(HEADER_LIMIT, all.length - PREFIX),
          "",
          "a header that fits the file and " + HEADER_LIMIT + " bytes",
          Long.toUnsignedString(length) + " bytes");
      byte[] header = Arrays.copyOfRange(all, PREFIX, PREFIX + (int) length);
      Node node = Documents.json(document, header);
      require(node.kind() == Node.Kind.OBJECT, "", "an object", node.kind().toString());
      List<Tensor> tensors = new ArrayList<>();
      bytes.position(PREFIX + (int) length);
      long at = 0;
      for (Map.Entry<String, Node> member : new TreeMap<>(node.members()).entrySet()) {
        Tensor tensor = tensor(member.getKey(), member.getValue(), at);
        tensors.add(tensor);
        at += (long) tensor.values().length * Float.BYTES;
      }
      require(
          !bytes.hasRemaining(), "", "no bytes after the tensors", bytes.remaining() + " bytes");
      require(
          Arrays.equals(header, Safetensors.header(tensors)),
          "",
          "the header in canonical form",
          "another spelling");
      SortedMap<String, Tensor> named = new TreeMap<>();
      tensors.forEach(t -> named.put(t.name(), t));
      return named;
    }

    private Tensor tensor(String name, Node entry, long at) throws MalformedDocumentException {
      String pointer = entry.pointer();
      require(entry.kind() == Node.Kind.OBJECT, pointer, "an object", entry.kind().toString());
      List<Long> shape = integers(entry, "shape");
      List<Long> offsets = integers(entry, "data_offsets");
      require(
          offsets.size() == 2 && offsets.get(0) == at && offsets.get(1) >= at,
          pointer,
          "data_offsets that begin at " + at,
          offsets.toString());
      long count = 1;
      List<Integer> extents = new ArrayList<>();
      for (long extent : shape) {
        require(
            extent >= 0 && extent <= all.length, pointer, "extents within the file", "" + extent);
        count *= extent;
        require(count <= all.length, pointer, "a tensor within the file", shape.toString());
        extents.add((int) extent);
      }
      long size = count * Float.BYTES;
      require(
          offsets.get(1) - at == size && size <= bytes.remaining(),
          pointer,
          size + " bytes of data",
          Math.min(offsets.get(1) - at, bytes.remaining()) + " bytes");
      float[] values = new float[(int) count];
      bytes.asFloatBuffer().get(values);
      bytes.position(bytes.position() + (int) size);
      return new Tensor(name, extents, values);
    }

    private List<Long> integers(Node entry, String name) throws MalformedDocumentException {
      Node list = entry.member(name).orElse(null);
      require(
          list != null && list.kind() == Node.Kind.ARRAY,
          entry.pointer(),
          name + ", a list",
          "none");
      List<Long> numbers = new ArrayList<>();
      for (Node item : list.items()) {
        require(
            item.kind() == Node.Kind.INTEGER, item.pointer(), "an integer", item.kind().toString());
        numbers.add(item.integer());
      }
      return numbers;
    }

    private void require(boolean holds, String pointer, String expected, String found)
        throws MalformedDocumentException {
      if (!holds) {
        throw new MalformedDocumentException(document, pointer, expected, found);
      }
    }
  }
}
