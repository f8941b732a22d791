package org.hallmark.privacy.disclosure;

import java.util.List;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.training.TrainingMechanism;

/**
 * What a disclosure tells beside the privacy claim: facts of the sealed plan, of the seal and of
 * the run, all of which a release holds.
 *
 * @param release what is released
 * @param training as the plan fixes it
 * @param transcript what of the training is published beside the weights
 * @param program that made the release
 * @param bindings what fixed the randomness
 * @param told what the plan's owner tells of fields that nothing else answers
 */
public record DisclosureFacts(
    Release release,
    TrainingMechanism training,
    Transcript transcript,
    Program program,
    Bindings bindings,
    List<DisclosedField> told) {

  public DisclosureFacts {
    told = List.copyOf(told);
  }

  /**
   * What is released.
   *
   * @param name of the release
   * @param title in one line
   * @param question that it is made for
   * @param creators who answer for it
   * @param source the source in one line
   * @param columns names of the source's columns
   * @param openedAt when the run was opened, by the owner's clock
   * @param runBudget how many runs the plan allows
   */
  public record Release(
      String name,
      String title,
      String question,
      List<String> creators,
      String source,
      List<String> columns,
      String openedAt,
      int runBudget) {
    public Release {
      creators = List.copyOf(creators);
      columns = List.copyOf(columns);
    }
  }

  /**
   * The program that made the release.
   *
   * @param version of Hallmark
   * @param generator id of the generator
   * @param code digest of the program's jars
   * @param numericMode how floating point is pinned
   */
  public record Program(String version, String generator, String code, String numericMode) {}

  /**
   * What fixed the randomness, as published.
   *
   * @param plan digest of the sealed plan
   * @param data scheme and value of the commitment to the source
   * @param secret scheme and value of the commitment to the secret
   * @param freshness the outside value, or {@code none}
   */
  public record Bindings(String plan, String data, String secret, String freshness) {}
}
