package org.todoku.authoring.editor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.todoku.rule.Criterion;
import org.todoku.text.Finding;
import org.todoku.text.Problems;
import org.todoku.text.RuleReader;
import org.todoku.text.RuleWriter;
import org.todoku.text.YamlNode;
import org.todoku.text.YamlReader;

/** A condition as text, to be copied from one rule to another or written by hand. */
public final class PieceText {
  private static final String FILE = "text";

  private PieceText() {}

  /** A piece as YAML where it is finished, else as JSON with all that is there. */
  public static String yaml(Piece piece) {
    String json = SheetWriter.json(piece);
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> nodes = YamlReader.read(FILE, json.getBytes(StandardCharsets.UTF_8), findings);
    Problems problems = new Problems(findings);
    Criterion criterion =
        nodes.size() == 1 ? new RuleReader(problems).criterion(nodes.getFirst()) : null;
    return criterion == null || problems.errors() > 0 ? json : RuleWriter.yaml(criterion);
  }

  /**
   * Reads a condition.
   *
   * @param findings where it fails to be one is added there
   */
  public static Optional<Piece> read(String text, List<Finding> findings) {
    List<YamlNode> nodes = YamlReader.read(FILE, text.getBytes(StandardCharsets.UTF_8), findings);
    if (nodes.size() != 1) {
      return Optional.empty();
    }
    Problems problems = new Problems(findings);
    Criterion criterion = new RuleReader(problems).criterion(nodes.getFirst());
    return criterion == null || problems.errors() > 0
        ? Optional.empty()
        : Optional.of(Piece.of(Written.of(nodes.getFirst())));
  }
}
