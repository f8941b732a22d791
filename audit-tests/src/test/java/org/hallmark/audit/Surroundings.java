package org.hallmark.audit;

import java.util.List;

/** Where a JVM runs. */
enum Surroundings {
  /** As most machines are. */
  HERE(
      "-XX:ActiveProcessorCount=2",
      "-Duser.timezone=UTC",
      "-Duser.language=en",
      "-XX:+TieredCompilation"),
  /** Arabic digits, a zone with quarter-hours, a charset of 256 characters, one processor. */
  ELSEWHERE(
      "-XX:ActiveProcessorCount=1",
      "-Duser.timezone=Pacific/Chatham",
      "-Duser.language=ar",
      "-Duser.country=EG",
      "-Dfile.encoding=ISO-8859-1",
      "-XX:TieredStopAtLevel=1"),
  /** Another small i, another garbage collector, more threads, code only from the C2 compiler. */
  FURTHER(
      "-XX:ActiveProcessorCount=5",
      "-Duser.timezone=Asia/Kathmandu",
      "-Duser.language=tr",
      "-Duser.country=TR",
      "-XX:-UseSerialGC",
      "-XX:+UseParallelGC",
      "-XX:-TieredCompilation");

  private final List<String> flags;

  Surroundings(String... flags) {
    this.flags = List.of(flags);
  }

  /** Flags of that JVM. */
  List<String> flags() {
    return flags;
  }
}
