package org.hallmark.provenance.git;

/**
 * How much of a pack from a stranger is read before it is refused. A release keeps its large files
 * out of the history, so that honest packs stay far below.
 */
final class PackLimits {
  /** Octets of a pack file. */
  static final int PACK = 256 << 20;

  /** Objects in a pack. */
  static final int OBJECTS = 100_000;

  /** Octets of one object. */
  static final int OBJECT = 64 << 20;

  /** Octets of all objects together. */
  static final long ALL_OBJECTS = 512L << 20;

  /** Files of one commit, after all shared folders are unfolded. */
  static final int FILES = 100_000;

  /** Files of all commits together; a history of 700 runs has as many. */
  static final int ALL_FILES = 1_000_000;

  /** Folders inside each other. */
  static final int DEPTH = 64;

  /** Octets of any other file in the folder that is read. */
  static final int TEXT = 1 << 20;

  private PackLimits() {}
}
