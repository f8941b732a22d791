package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

/** Do {@code account} and {@code calibrate} answer as they promise, and refuse with a reason? */
class AccountCommandTest {
  private static final Path LOOKS = Path.of("../examples/tiny/looks.json");
  private static final String GAUSSIAN = "{\"mechanism\":\"gaussian\",\"noiseMultiplier\":2}";

  private static String document(String adjacency, String delta, String... events) {
    return "{\"adjacency\":\"%s\",\"delta\":%s,\"events\":[%s]}"
        .formatted(adjacency, delta, String.join(",", events));
  }

  private static Node answer(String document, String... options) throws MalformedDocumentException {
    String[] words = new String[options.length + 2];
    words[0] = "account";
    words[1] = "-";
    System.arraycopy(options, 0, words, 2, options.length);
    return json(Recorded.runWith(document, words));
  }

  private static Node json(Recorded recorded) throws MalformedDocumentException {
    assertEquals(0, recorded.status(), recorded.err());
    assertEquals("", recorded.err());
    return Documents.json("answer", recorded.out().strip().getBytes(StandardCharsets.UTF_8));
  }

  private static double number(Node answer, String member) {
    return answer.member(member).orElseThrow().number();
  }

  private static void refuses(String document, String... told) {
    Recorded recorded = Recorded.runWith(document, "account", "-");
    assertEquals(2, recorded.status(), recorded.err());
    assertEquals("", recorded.out());
    for (String words : told) {
      assertTrue(recorded.err().contains(words), recorded.err());
    }
  }

  @Test
  void account_file_hasEveryPromisedMember() throws Exception {
    Node answer = json(Recorded.run("account", LOOKS.toString()));
    assertEquals(
        Set.of(
            "accountant",
            "adjacency",
            "bounds",
            "delta",
            "epsilonLower",
            "epsilonRenyi",
            "epsilonUpper",
            "renyiOrder"),
        answer.members().keySet());
    assertEquals("add-or-remove", answer.member("adjacency").orElseThrow().text());
    assertEquals(1e-6, number(answer, "delta"));
    assertTrue(number(answer, "epsilonLower") > 0.99 * number(answer, "epsilonUpper"));
    assertTrue(number(answer, "epsilonUpper") < number(answer, "epsilonRenyi"));
    double least =
        answer.member("bounds").orElseThrow().members().values().stream()
            .mapToDouble(Node::number)
            .min()
            .getAsDouble();
    assertEquals(least, number(answer, "epsilonUpper"));
  }

  @Test
  void account_everyMechanism_isBounded() throws Exception {
    List<String> events =
        List.of(
            GAUSSIAN,
            "{\"mechanism\":\"poisson-sampled-gaussian\",\"samplingRate\":0.1,"
                + "\"noiseMultiplier\":2}",
            "{\"mechanism\":\"laplace\",\"scale\":4}",
            "{\"mechanism\":\"poisson-sampled-laplace\",\"samplingRate\":0.1,\"scale\":4}",
            "{\"mechanism\":\"discrete-laplace\",\"scale\":4}",
            "{\"mechanism\":\"discrete-gaussian\",\"noiseMultiplier\":2}",
            "{\"mechanism\":\"epsilon-delta\",\"epsilon\":0.5,\"delta\":1e-5}",
            "{\"mechanism\":\"self-composed\",\"events\":[" + GAUSSIAN + "]}",
            "{\"mechanism\":\"composed\",\"events\":[" + GAUSSIAN + "]}");
    double sum = 0;
    for (String event : events) {
      Node one = answer(document("add-or-remove", "1e-4", event));
      String counted = event.substring(0, event.length() - 1) + ",\"count\":3}";
      Node three = answer(document("add-or-remove", "1e-4", counted));
      Node listed = answer(document("add-or-remove", "1e-4", event, event, event));
      assertTrue(number(one, "epsilonLower") > 0.98 * number(one, "epsilonUpper"), event);
      assertTrue(number(three, "epsilonUpper") > number(one, "epsilonUpper"), event);
      assertEquals(number(three, "epsilonUpper"), number(listed, "epsilonUpper"), event);
      sum += number(one, "epsilonUpper");
    }
    Node all = answer(document("add-or-remove", "1e-4", events.toArray(String[]::new)));
    assertTrue(number(all, "epsilonUpper") < sum && number(all, "epsilonLower") > 0);
  }

  @Test
  void account_mechanismsOfPublicSize_areBoundedWhereItIsPublic() throws Exception {
    String batch = "\"noiseMultiplier\":2,\"rows\":1000,\"batch\":20}";
    for (String event :
        List.of(
            "{\"mechanism\":\"truncated-poisson-gaussian\",\"samplingRate\":0.01," + batch,
            "{\"mechanism\":\"sampled-without-replacement\"," + batch,
            "{\"mechanism\":\"tree-aggregation\",\"noiseMultiplier\":5,\"steps\":100}")) {
      for (String adjacency : List.of("zero-out", "replace-one")) {
        Node answer = answer(document(adjacency, "1e-6", event));
        assertTrue(number(answer, "epsilonUpper") > 0, event);
      }
      refuses(document("add-or-remove", "1e-6", event), "add-or-remove");
    }
    String best = "{\"mechanism\":\"repeat-and-select\",\"events\":[%s],%s}";
    for (String runs : List.of("\"mean\":10,\"shape\":1", "\"poissonMean\":10")) {
      Node answer = answer(document("zero-out", "1e-6", best.formatted(GAUSSIAN, runs)));
      assertEquals(number(answer, "epsilonRenyi"), number(answer, "epsilonUpper"));
    }
    refuses(document("zero-out", "1e-6", best.formatted(GAUSSIAN, "\"mean\":10")), "shape");
  }

  @Test
  void account_nonPrivate_isInfinityInWords() throws Exception {
    Node answer = answer(document("zero-out", "1e-6", GAUSSIAN, "{\"mechanism\":\"non-private\"}"));
    for (String member : List.of("epsilonLower", "epsilonUpper", "epsilonRenyi")) {
      assertEquals("Infinity", answer.member(member).orElseThrow().text());
    }
    assertEquals(Node.Kind.NULL, answer.member("renyiOrder").orElseThrow().kind());
  }

  @Test
  void account_renyiHasNoBound_isNull() throws Exception {
    Node answer =
        answer(
            document(
                "add-or-remove",
                "1e-6",
                "{\"mechanism\":\"epsilon-delta\",\"epsilon\":0.5,\"delta\":1e-7}"));
    assertEquals(Node.Kind.NULL, answer.member("epsilonRenyi").orElseThrow().kind());
    assertEquals(0.5, number(answer, "epsilonUpper"), 1e-5);
  }

  @Test
  void account_list_isAnsweredByAList() throws Exception {
    String one = document("add-or-remove", "1e-6", GAUSSIAN);
    String other = document("replace-one", "1e-6", GAUSSIAN);
    Node answers = answer("[" + one + "," + other + "]");
    assertEquals(2, answers.items().size());
    assertTrue(
        number(answers.items().get(0), "epsilonUpper")
            < number(answers.items().get(1), "epsilonUpper"));
  }

  @Test
  void account_epsilonOfItsAnswer_isTheDelta() throws Exception {
    String document = document("add-or-remove", "1e-6", GAUSSIAN);
    double epsilon = number(answer(document), "epsilonUpper");
    Node back = answer(document, "--epsilon", Double.toString(epsilon));
    assertEquals(1e-6, number(back, "delta"), 1e-12);
    assertEquals(number(back, "delta"), number(back, "deltaUpper"));
    assertTrue(number(back, "deltaLower") <= number(back, "deltaUpper"));
    assertEquals(epsilon, number(back, "epsilon"));
    Node other = answer(document, "--delta", "1e-9");
    assertTrue(number(other, "epsilonUpper") > epsilon);
  }

  @Test
  void account_mistakes_areToldTogether() {
    refuses(
        document("add-or-remov", "2", "{\"mechanism\":\"laplac\",\"scale\":1}"),
        "did you mean 'add-or-remove'",
        "/delta: must be a number in [0, 1)",
        "did you mean 'laplace'");
    refuses(document("zero-out", "1e-6", "{\"mechanism\":\"gaussian\"}"), "noiseMultiplier");
    refuses(
        document(
            "zero-out", "1e-6", "{\"mechanism\":\"gaussian\",\"noiseMultiplier\":1,\"count\":0}"),
        "count must be");
    refuses("{\"adjacency\":\"zero-out\",\"events\":[" + GAUSSIAN + "]}", "no delta");
    refuses("", "a JSON value");
    refuses(
        document(
            "replace-one",
            "1e-6",
            "{\"mechanism\":\"poisson-sampled-laplace\",\"samplingRate\":0.1,\"scale\":4}"),
        "poisson-sampled-laplace under replace-one");
  }

  @Test
  void calibrate_target_isKeptAndOnlyJust() throws Exception {
    String[] common = {"--delta", "1e-6", "--sampling-rate", "0.01", "--count", "100"};
    String[] words = {"calibrate", "--epsilon", "1", "", "", "", "", "", ""};
    System.arraycopy(common, 0, words, 3, common.length);
    Node answer = json(Recorded.run(words));
    double noise = number(answer, "noiseMultiplier");
    assertTrue(number(answer, "epsilonUpper") <= 1);
    String looks =
        "{\"mechanism\":\"poisson-sampled-gaussian\",\"samplingRate\":0.01,\"count\":100,"
            + "\"noiseMultiplier\":%s}";
    double kept =
        number(answer(document("add-or-remove", "1e-6", looks.formatted(noise))), "epsilonUpper");
    double less =
        number(
            answer(document("add-or-remove", "1e-6", looks.formatted(noise - 1e-4))),
            "epsilonUpper");
    assertEquals(number(answer, "epsilonUpper"), kept);
    assertTrue(less > 1, "even less noise would do: " + less);
  }
}
