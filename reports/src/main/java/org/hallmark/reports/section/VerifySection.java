package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.list;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;

import java.util.List;
import org.hallmark.reports.facts.RunFacts;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;

/** How a stranger finds out whether this page is true, and what nobody can find out. */
public record VerifySection(RunFacts run) {
  private static final String SIGNERS = "-c gpg.format=ssh -c gpg.ssh.allowedSignersFile=SIGNERS";

  public Element render() {
    return section(
        "verify",
        "Verify it yourself",
        List.of(
            p(
                "RELEASE is the folder that holds this page's folder, TRUST a file with the keys"
                    + " that you trust, from a place that you trust, and SIGNERS the same keys as"
                    + " ssh writes them. The first command asks every question of the verifier and"
                    + " exits with 0 only if all answers are as promised; hallmark is the launcher"
                    + " in a clone of Hallmark."),
            commands(),
            Element.of("h3", "What was not checked, and cannot be from this release"),
            notChecked()));
  }

  private static Element commands() {
    List<Markup> steps =
        List.of(
            step(
                "Everything that the published files allow",
                "hallmark verify RELEASE --trust TRUST"),
            step(
                "Signatures, files, order and privacy arithmetic alone, in seconds",
                "hallmark verify RELEASE --trust TRUST --tier seal"),
            step(
                "The synthetic data drawn again from weights and public seed",
                "hallmark verify RELEASE --trust TRUST --tier replay"),
            step("The files, without this program", "cd RELEASE && sha256sum --check SHA256SUMS"),
            step(
                "The signed tags, without this program",
                "git -C RELEASE " + SIGNERS + " verify-tag $(git -C RELEASE tag)"));
    return Element.of("ol", steps).in("steps");
  }

  private static Element step(String what, String command) {
    return Element.of("li", p(what), Element.of("pre", Element.of("code", command)));
  }

  private Element notChecked() {
    return run.notChecked().isEmpty()
        ? p("Nothing is stated.")
        : div("prose", list(run.notChecked()));
  }
}
