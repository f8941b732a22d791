package org.hallmark.audit.markers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/** What an owner's state holds and must keep, and what a release derives from it. */
final class OwnersSecrets {
  private static final int STREAM_KEY = 48;

  /** Octets at the end of the ledger's index, whose keyed digests are searched for. */
  private static final int INDEXED = 64;

  private final Path state;
  private final Path release;

  OwnersSecrets(Path state, Path release) {
    this.state = state;
    this.release = release;
  }

  /** The secret, the salts, the signing key and every key derived from the secret. */
  List<Marker> markers() throws IOException, MalformedDocumentException {
    List<Marker> markers = new ArrayList<>();
    markers.add(Marker.octets("release secret", secret()));
    try (Stream<Path> salts = Files.list(state.resolve("salts"))) {
      for (Path salt : salts.toList()) {
        markers.add(Marker.octets("salt " + salt.getFileName(), Files.readAllBytes(salt)));
      }
    }
    markers.add(Marker.octets("signing key", signingKey()));
    markers.add(Marker.octets("ledger key", Files.readAllBytes(state.resolve("ledger/key"))));
    byte[] index = Files.readAllBytes(state.resolve("ledger/index/arterial-two-hours"));
    for (int end = index.length; end > index.length - INDEXED; end -= Long.BYTES) {
      markers.add(
          Marker.octets("index at " + end, Arrays.copyOfRange(index, end - Long.BYTES, end)));
    }
    markers.add(Marker.octets("extracted key", extracted()));
    for (String event : List.of("speed", "flow-ten-minutes", "vehicle-balance")) {
      markers.addAll(stream("noise", event, 0, event));
    }
    for (String tensor : tensors()) {
      markers.addAll(stream("noise", "training", 0, tensor));
    }
    markers.addAll(stream("sampling", "training", 0, "rows"));
    markers.addAll(stream("sampling", "training", 49, "rows"));
    return markers;
  }

  byte[] secret() throws IOException {
    return Files.readAllBytes(state.resolve("secret"));
  }

  /** What the run's private randomness hung on, from what the release says of it. */
  EntropyContext context() throws IOException, MalformedDocumentException {
    Seal seal = Records.read("seal", Files.readAllBytes(release.resolve("seal.json")), Seal.class);
    byte[] open = Files.readAllBytes(release.resolve(RunOpen.path(1)));
    RunOpen run = Records.read("run", open, RunOpen.class);
    return new EntropyContext(run.plan(), seal.data(), "none", 1, run.code(), run.numericMode());
  }

  /** AES key and counter of a private stream (RFC 5869 expansion). */
  byte[] streamKey(String purpose, String event, long step, String tensor)
      throws IOException, MalformedDocumentException {
    byte[] info =
        LengthFramed.of("hallmark-private-stream-v1", purpose, event)
            .and(step)
            .and(tensor)
            .and(0)
            .bytes();
    return Hkdf.expand(extracted(), info, STREAM_KEY);
  }

  private List<Marker> stream(String purpose, String event, long step, String tensor)
      throws IOException, MalformedDocumentException {
    byte[] material = streamKey(purpose, event, step, tensor);
    String name = String.join("/", purpose, event, Long.toString(step), tensor);
    return List.of(
        Marker.octets("stream key " + name, Arrays.copyOf(material, 32)),
        Marker.octets("stream counter " + name, Arrays.copyOfRange(material, 32, STREAM_KEY)));
  }

  private byte[] extracted() throws IOException, MalformedDocumentException {
    return Hkdf.extract(context().digest().bytes(), secret());
  }

  private List<String> tensors() throws IOException, MalformedDocumentException {
    byte[] weights = Files.readAllBytes(release.resolve("generator/weights.safetensors"));
    int length = (int) Long.reverseBytes(ByteBuffer.wrap(weights).getLong());
    byte[] header = Arrays.copyOfRange(weights, Long.BYTES, Long.BYTES + length);
    return List.copyOf(
        Documents.json("weights", new String(header).strip().getBytes()).members().keySet());
  }

  /** The 32 octets before the last copy of the public key (openssh-key-v1). */
  private byte[] signingKey() throws IOException {
    String text = Files.readString(state.resolve("signing-key"));
    byte[] key = Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]*-----", ""));
    String[] words = Files.readString(state.resolve("signing-key.pub")).strip().split(" ");
    byte[] published = Base64.getDecoder().decode(words[1]);
    byte[] point = Arrays.copyOfRange(published, published.length - 32, published.length);
    for (int at = key.length - 32; at >= 32; at--) {
      if (Arrays.equals(point, Arrays.copyOfRange(key, at, at + 32))) {
        return Arrays.copyOfRange(key, at - 32, at);
      }
    }
    throw new AssertionError("no signing key in " + state);
  }
}
