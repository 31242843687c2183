package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.todoku.library.LibraryFolder;
import org.todoku.text.Finding;
import org.todoku.text.RuleWriter;

class PieceTextTest {
  @TestFactory
  Stream<DynamicTest> a_condition_that_is_copied_and_pasted_says_the_same() throws IOException {
    return LibraryFolder.builtIn().rules().orElseThrow().rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () -> {
                      Sheet sheet =
                          Sheet.read(RuleWriter.yaml(rule), new ArrayList<>()).orElseThrow();
                      String text = PieceText.yaml(sheet.when());
                      List<Finding> findings = new ArrayList<>();

                      Piece pasted = PieceText.read(text, findings).orElseThrow();

                      assertThat(findings).isEmpty();
                      assertThat(PieceText.yaml(pasted)).isEqualTo(text);
                      assertThat(text).isEqualTo(RuleWriter.yaml(rule.when()));
                    }));
  }

  @Test
  void a_pasted_text_that_is_no_condition_says_in_which_line_it_fails() {
    List<Finding> findings = new ArrayList<>();

    assertThat(PieceText.read("all:\n  - {rule: a}\n  - {oops: 1}\n", findings)).isEmpty();

    assertThat(findings).isNotEmpty();
    assertThat(findings.getFirst().place().line()).isEqualTo(3);
  }

  @Test
  void a_pasted_text_that_is_no_yaml_says_in_which_line_it_fails() {
    List<Finding> findings = new ArrayList<>();

    assertThat(PieceText.read("all:\n  - {rule: a\n", findings)).isEmpty();

    assertThat(findings).isNotEmpty();
    assertThat(findings.getFirst().place().line()).isGreaterThan(1);
  }

  @Test
  void a_half_finished_condition_is_copied_with_all_that_is_there() {
    Piece half = Piece.of(Piece.Kind.VALUE, Written.Keys.NONE.with("value", "child.x"), List.of());

    assertThat(PieceText.yaml(Piece.group(Piece.Kind.ALL, List.of(half, Piece.open()))))
        .contains("child.x")
        .contains("{}");
  }
}
