package org.hallmark.provenance.git;

import java.util.List;

/**
 * A commit of the history.
 *
 * @param id 40 hexadecimal digits: Git's SHA-1, a name and no proof of integrity
 * @param parents ids of the commits before it
 * @param message the whole message
 */
public record CommitEntry(String id, List<String> parents, String message) {
  public CommitEntry {
    parents = List.copyOf(parents);
  }
}
