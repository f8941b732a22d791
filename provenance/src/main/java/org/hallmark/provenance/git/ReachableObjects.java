package org.hallmark.provenance.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Everything that a branch and its tags lead to, in a fixed order: commits from the first to the
 * last, tags by name, trees by id, blobs by id.
 *
 * @param commits one line, each the only parent of the next
 * @param all the whole, for a pack
 */
record ReachableObjects(List<RevCommit> commits, List<RevObject> all) {

  /** Refuses a history that is not one line of commits over plain files. */
  static ReachableObjects from(
      String document, RevWalk walk, ObjectId tip, Collection<ObjectId> tags)
      throws IOException, MalformedDocumentException {
    List<RevCommit> commits = line(document, walk, tip);
    List<RevTree> roots = commits.stream().map(RevCommit::getTree).toList();
    Trees.Contents contents = Trees.contents(document, walk.getObjectReader(), roots);
    List<RevObject> all = new ArrayList<>(commits);
    tags.stream().distinct().map(walk::lookupTag).forEach(all::add);
    contents.trees().forEach(tree -> all.add(walk.lookupTree(tree)));
    contents.blobs().forEach(blob -> all.add(walk.lookupBlob(blob)));
    return new ReachableObjects(commits, all);
  }

  private static List<RevCommit> line(String document, RevWalk walk, ObjectId tip)
      throws IOException, MalformedDocumentException {
    List<RevCommit> commits = new ArrayList<>();
    RevCommit commit = walk.parseCommit(tip);
    commits.add(commit);
    while (commit.getParentCount() > 0) {
      if (commit.getParentCount() > 1) {
        throw new MalformedDocumentException(
            document, "", "one parent of commit " + commit.name(), commit.getParentCount() + "");
      }
      commit = walk.parseCommit(commit.getParent(0));
      commits.add(commit);
    }
    Collections.reverse(commits);
    return commits;
  }
}
