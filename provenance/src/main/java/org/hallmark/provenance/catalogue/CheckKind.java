package org.hallmark.provenance.catalogue;

import java.util.List;

/**
 * A question that a verifier can ask of a release, for ever under the same id.
 *
 * @param id permanent kebab-case id; {@code measurement-<observable>} stands for one check of each
 *     observable
 * @param tier the first tier that asks it
 * @param anchor what outside the release its answer rests on
 * @param question as a verdict words it
 * @param why what would be lost without it
 * @param attack what somebody could try that it finds, with a reference where the world has seen it
 * @param findings what it can find
 */
public record CheckKind(
    String id,
    Tier tier,
    Anchor anchor,
    String question,
    String why,
    String attack,
    List<FindingKind> findings) {
  public CheckKind {
    Ids.requireCheck(id);
    Ids.requireSentence("question", question);
    Ids.requireSentence("why", why);
    Ids.requireSentence("attack", attack);
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("findings must not be empty. Provided value: " + id);
    }
  }

  /** A kind of check with the findings that it can give. */
  public static CheckKind check(
      String id,
      Tier tier,
      Anchor anchor,
      String question,
      String why,
      String attack,
      FindingKind... findings) {
    return new CheckKind(id, tier, anchor, question, why, attack, List.of(findings));
  }

  /** Does it stand for several checks, of one name each? */
  public boolean isFamily() {
    return id.endsWith(">");
  }

  /** Is {@code checkId} this check, or one of this family? */
  public boolean covers(String checkId) {
    return isFamily() ? checkId.startsWith(stem()) && !checkId.equals(stem()) : id.equals(checkId);
  }

  /** Can it give findings of this code? */
  public boolean gives(String code) {
    return findings.stream().anyMatch(finding -> finding.code().equals(code));
  }

  /** The id, of a family without what differs: {@code measurement-}. */
  public String stem() {
    return isFamily() ? id.substring(0, id.indexOf('<')) : id;
  }
}
