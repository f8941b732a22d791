package org.hallmark.cli.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.cli.plan.CodecheckPlan;
import org.hallmark.provenance.json.CanonicalJson;

/**
 * The authors' part of {@code codecheck.yml} by the configuration specification 2.0 of CODECHECK:
 * the paper, and the outputs that a codechecker makes again with {@code hallmark verify}.
 *
 * <p>Codechecker, certificate, report and summary are not the authors' to write.
 */
final class Codecheck {
  static final String PATH = "codecheck.yml";

  private static final String SPECIFICATION = "https://codecheck.org.uk/spec/config/2.0/";

  /** Each output with how it is made again. */
  private static final List<List<String>> OUTPUTS =
      List.of(
          List.of(ReleaseFiles.DATA, "Made again from the weights at tier replay"),
          List.of(ReleaseFiles.MEASUREMENTS, "Made again from the data at tier recompute"),
          List.of(ReleaseFiles.LAWS, "Made again from the data at tier recompute"),
          List.of(ReleaseFiles.CLAIMS, "Judged again at tier seal"),
          List.of(ReleaseFiles.REPORT_HTML, "Rendered again at tier seal"),
          List.of(ReleaseFiles.REPORT_PDF, "Rendered again at tier recompute"));

  private Codecheck() {}

  static byte[] bytes(CodecheckPlan plan) {
    StringBuilder yaml = new StringBuilder("---\n");
    yaml.append("version: ").append(SPECIFICATION).append("\npaper:\n");
    yaml.append("  title: ").append(quoted(plan.title())).append("\n  authors:\n");
    plan.authors()
        .forEach(
            author -> {
              yaml.append("    - name: ").append(quoted(author.name()));
              yaml.append("\n      ORCID: ").append(author.orcid()).append('\n');
            });
    yaml.append("  reference: ").append(quoted(plan.reference())).append("\nmanifest:\n");
    OUTPUTS.forEach(
        output -> {
          yaml.append("  - file: ").append(output.get(0));
          yaml.append("\n    comment: ").append(quoted(output.get(1))).append('\n');
        });
    return yaml.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A YAML double-quoted scalar; JSON strings are a subset of them. */
  private static String quoted(String text) {
    return CanonicalJson.text(text);
  }
}
