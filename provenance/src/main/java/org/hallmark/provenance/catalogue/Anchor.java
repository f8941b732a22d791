package org.hallmark.provenance.catalogue;

/** What stands outside a release and gives the answer to a check its worth. */
public enum Anchor {
  /** The release's own files, held against each other. */
  RELEASE("the release alone"),
  /** The keys that the reader believes. */
  TRUST_FILE("the trust file: whose signatures you believe"),
  /** The folder {@code .git}, or a bundle of it. */
  HISTORY("the history: .git, or a bundle of it"),
  /** The one release that the reader means. */
  PINNED_RELEASE("the trust file's 'release': which one you mean"),
  /** What the reader requires. */
  REQUIREMENTS("the trust file's 'require'"),
  /** An earlier verdict in the reader's hands. */
  CHECKPOINT("a verdict on this release that you kept (--checkpoint)"),
  /** A day on which keys must be valid. */
  CLOCK("a day: --as-of, or your machine's clock"),
  /** A value that its owner could not know or choose. */
  FRESHNESS("an outside value: an auditor's nonce, a beacon, a timestamp"),
  /** The published data. */
  PUBLISHED_DATA("the published data"),
  /** What draws the data again. */
  PUBLISHED_GENERATOR("the published weights, seeds and transcript"),
  /** The file of a public source. */
  SOURCE_FILE("the public source in your hands (--source)"),
  /** The source itself. */
  SOURCE("the source, and the opened secret");

  private final String words;

  Anchor(String words) {
    this.words = words;
  }

  /** It, as a phrase. */
  public String words() {
    return words;
  }
}
