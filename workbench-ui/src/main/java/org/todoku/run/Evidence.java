package org.todoku.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.TreeSet;
import org.todoku.explain.Explanation;
import org.todoku.explain.ReferenceEvaluator;
import org.todoku.library.PublishedRule;
import org.todoku.profile.LinkedProfile;
import org.todoku.text.ExplanationJson;

/**
 * Why a rule matched for a child.
 *
 * @param explanation the explanation tree as JSON
 * @param fingerprint of the version and the facts that decided
 */
record Evidence(String explanation, String fingerprint) {
  static Evidence of(
      ReferenceEvaluator explainer, PublishedRule version, LinkedProfile profile, LocalDate asOf) {
    Explanation explanation = explainer.explain(version.rule().id(), profile, asOf);
    TreeSet<String> facts = new TreeSet<>();
    collect(explanation, facts);
    return new Evidence(
        ExplanationJson.write(explanation),
        digest(version.versionId() + "\n" + String.join("\n", facts)));
  }

  private static void collect(Explanation node, TreeSet<String> facts) {
    node.facts()
        .forEach(
            fact ->
                facts.add(
                    fact.entity() + "." + fact.attribute() + "=" + fact.value() + "@" + fact.on()));
    node.children().forEach(child -> collect(child, facts));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
