package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.library.LibraryFolder;
import org.todoku.rule.Rule;
import org.todoku.text.Finding;
import org.todoku.text.Problems;
import org.todoku.text.RuleReader;
import org.todoku.text.RuleWriter;
import org.todoku.text.YamlReader;
import org.todoku.verify.Library;

class EditingTest {
  private static final String RULE =
      """
      rule: three-levels
      title: {ja: 三段, en: Three levels}
      when:
        all:
          - {value: child.schoolGrade, between: [1, 9]}
          - any:
              - {value: family.singleParent, is: true}
              - all:
                  - {value: household.needRatio, atMost: 1.50}
                  - {missing: family.childCount}
      """;

  @TestFactory
  Stream<DynamicTest> a_rule_of_the_library_that_is_opened_says_the_same() throws IOException {
    Library library = LibraryFolder.builtIn();
    return library.rules().orElseThrow().rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(),
                    () -> {
                      Sheet sheet = sheet(RuleWriter.yaml(rule));

                      assertThat(rule(sheet.whole().text())).isEqualTo(rule);
                      assertThat(rule(sheet.tried().text())).isEqualTo(rule);
                    }));
  }

  @Test
  void what_is_half_finished_is_kept() {
    String half =
        "{\"rule\":\"half\",\"when\":{\"all\":[{\"value\":\"child.schoolGrade\"},{},{\"records\":\"attendanceDay\",\"where\":{\"any\":[]}}]},\"odd\":[1,{\"x\":\"1\"}]}";

    Sheet sheet = sheet(half);

    assertThat(sheet.whole().text().replaceAll("\\s", "")).isEqualTo(half);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rule\":\"r\",\"when\":{\"not\":{\"rule\":\"a\"},\"odd\":1}}",
        "{\"rule\":\"r\",\"when\":{\"not\":[{\"rule\":\"a\"},{\"rule\":\"b\"}]}}",
        "{\"rule\":\"r\",\"when\":{\"all\":[\"child.schoolGrade\",{\"rule\":\"a\"}]}}",
        "{\"rule\":\"r\",\"when\":{\"score\":[{\"point\":2,\"when\":{\"rule\":\"a\"}}],\"atLeast\":2}}",
        "{\"rule\":\"r\",\"when\":{\"records\":\"attendanceDay\",\"where\":\"absent\"}}",
        "{\"rule\":\"r\",\"when\":{\"rule\":\"a\"},\"unless\":{\"when\":{\"rule\":\"b\"}}}",
        "{\"rule\":\"r\",\"when\":{\"rule\":\"a\"},\"unless\":[\"b\"]}"
      })
  void what_is_written_in_a_wrong_place_is_kept(String wrong) {
    Sheet sheet = sheet(wrong);

    assertThat(written(sheet)).isEqualTo(wrong);
    assertThat(written(Editing.of(sheet).addException().sheet())).contains(tail(wrong));
  }

  @Test
  void a_rule_whose_condition_is_a_list_is_not_opened_so_that_nothing_of_it_is_lost() {
    List<Finding> findings = new ArrayList<>();

    assertThat(Sheet.read("{rule: r, when: [{rule: a}]}", findings)).isEmpty();

    assertThat(findings).hasSize(1);
    assertThat(Sheet.read("{rule: r, when: }", new ArrayList<>())).isPresent();
  }

  private static String tail(String text) {
    int unless = text.indexOf("\"unless\"");
    return unless < 0
        ? text.substring(text.indexOf("\"when\""), text.length() - 1)
        : text.substring(unless, text.length() - 1);
  }

  @Test
  void each_line_of_the_text_tells_which_piece_it_is_about() {
    Sheet sheet = sheet(RULE);
    Sheet.Text text = sheet.whole();

    List<String> lines = text.text().lines().toList();

    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"missing\"")) {
        assertThat(sheet.find(text.piece(i + 1)).orElseThrow().kind()).isEqualTo(Kind.MISSING);
      }
    }
    assertThat(text.piece(1)).isZero();
    assertThat(text.pieces()).containsAll(sheet.all().map(Piece::id).toList());
  }

  @Test
  void a_piece_moves_in_and_out_of_groups_and_stays_chosen() {
    Editing editing = Editing.of(sheet(RULE));
    long missing = id(editing, "missing");

    Editing out = editing.out(missing);
    Editing further = out.out(missing);
    Editing up = further.up(missing).up(missing);

    assertThat(shape(out)).isEqualTo("all(value any(value all(value) missing))");
    assertThat(shape(further)).isEqualTo("all(value any(value all(value)) missing)");
    assertThat(shape(up)).isEqualTo("all(missing value any(value all(value)))");
    assertThat(shape(up.down(missing).down(missing).in(missing)))
        .isEqualTo("all(value any(value all(value) missing))");
    assertThat(up.selected()).isEqualTo(missing);
    assertThat(up.chosen().orElseThrow().kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void a_group_is_put_around_a_piece_and_taken_away_again() {
    Editing editing = Editing.of(sheet(RULE));
    long missing = id(editing, "missing");

    Editing wrapped = editing.wrap(missing, Kind.NONE);

    assertThat(shape(wrapped)).isEqualTo("all(value any(value all(value none(missing))))");
    assertThat(shape(wrapped.unwrap(wrapped.selected()))).isEqualTo(shape(editing));
    assertThat(shape(editing.negate(missing))).contains("not(missing)");
    assertThat(shape(editing.negate(missing).negate(missing))).isEqualTo(shape(editing));
  }

  @Test
  void a_piece_is_never_moved_into_itself() {
    Editing editing = Editing.of(sheet(RULE));
    Piece any = editing.sheet().when().parts().get(1);
    Piece inner = any.parts().get(1);

    assertThat(editing.moveTo(any.id(), inner.id(), 0)).isEqualTo(editing);
    assertThat(editing.moveTo(editing.sheet().when().id(), any.id(), 0)).isEqualTo(editing);
  }

  @Test
  void a_condition_that_stands_alone_gets_company_in_a_group() {
    Editing editing = Editing.of(sheet("{rule: r, when: {rule: other}}"));

    Editing two = editing.add(editing.selected(), Piece.open());

    assertThat(shape(two)).isEqualTo("all(rule open)");
    assertThat(shape(two.delete(two.selected()))).isEqualTo("all(rule)");
  }

  @Test
  void what_is_left_out_for_a_try_is_still_written() {
    Editing editing = Editing.of(sheet(RULE));

    Editing without = editing.off(id(editing, "missing"));

    assertThat(without.sheet().leavesOut()).isTrue();
    assertThat(without.sheet().whole().text()).contains("missing");
    assertThat(without.sheet().tried().text()).doesNotContain("missing");
  }

  @Test
  void whatever_is_done_in_whatever_order_can_be_written_and_read_again() {
    long seed = Long.getLong("todoku.seed", new Random().nextLong());
    System.out.println("todoku.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Editing editing = Editing.of(sheet(RULE));
      for (int step = 0; step < 60; step++) {
        editing = any(editing, random).apply(editing);

        Sheet sheet = editing.sheet();
        List<Long> ids = sheet.all().map(Piece::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(editing.selected() == 0 || ids.contains(editing.selected())).isTrue();
        String text = written(sheet);
        assertThat(written(sheet(text))).as("seed %d round %d", seed, round).isEqualTo(text);
      }
    }
  }

  @Test
  void what_is_folded_up_is_passed_over_and_found_again() {
    Editing editing =
        Editing.of(
            sheet(
                """
                rule: r
                when:
                  all:
                    - any: [ { rule: a }, { not: { rule: b } } ]
                    - rule: c
                """));
    Piece any = editing.sheet().find(id(editing, "any")).orElseThrow();
    Piece inner = any.parts().get(1).parts().getFirst();
    Piece last = editing.sheet().when().parts().get(1);
    Set<Long> folded = Set.of(any.id());

    assertThat(editing.select(any.id()).step(1, folded).selected()).isEqualTo(last.id());
    assertThat(editing.select(last.id()).step(-1, folded).selected()).isEqualTo(any.id());
    assertThat(editing.select(any.id()).step(1, Set.of()).selected())
        .isEqualTo(any.parts().getFirst().id());
    assertThat(editing.sheet().seen(folded)).hasSize(3);
    assertThat(editing.sheet().around(inner.id()))
        .extracting(Piece::kind)
        .containsExactly(Kind.NOT, Kind.ANY, Kind.ALL);
  }

  private static String written(Sheet sheet) {
    return sheet.whole().text().replaceAll("\\s", "");
  }

  private static UnaryOperator<Editing> any(Editing editing, Random random) {
    List<Piece> pieces = editing.sheet().all().toList();
    long id = pieces.get(random.nextInt(pieces.size())).id();
    long other = pieces.get(random.nextInt(pieces.size())).id();
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    return switch (random.nextInt(15)) {
      case 0 -> each -> each.up(id);
      case 1 -> each -> each.down(id);
      case 2 -> each -> each.in(id);
      case 3 -> each -> each.out(id);
      case 4 -> each -> each.delete(id);
      case 5 -> each -> each.duplicate(id);
      case 6 -> each -> each.negate(id);
      case 7 -> each -> kind.group() ? each.wrap(id, kind) : each;
      case 8 -> each -> each.unwrap(id);
      case 9 -> each -> each.kind(id, kind);
      case 10 -> each -> each.moveTo(id, other, random.nextInt(4));
      case 11 -> each -> pieces.size() < 40 ? each.add(id, Piece.open()) : each;
      case 12 -> each -> each.off(id);
      case 13 -> each -> each.sheet().exceptions().size() < 3 ? each.addException() : each;
      default -> each -> each.select(id).step(random.nextInt(5) - 2, Set.of());
    };
  }

  private static String shape(Editing editing) {
    return shape(editing.sheet().when());
  }

  private static String shape(Piece piece) {
    String name = piece.kind() == Kind.OPEN ? "open" : piece.kind().key();
    List<String> parts = new ArrayList<>();
    piece.parts().forEach(part -> parts.add(shape(part)));
    return parts.isEmpty() ? name : name + "(" + String.join(" ", parts) + ")";
  }

  private static long id(Editing editing, String key) {
    return editing
        .sheet()
        .all()
        .filter(piece -> piece.kind().key().equals(key))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Sheet sheet(String text) {
    List<Finding> findings = new ArrayList<>();
    Sheet sheet = Sheet.read(text, findings).orElseThrow();
    assertThat(findings).isEmpty();
    return sheet;
  }

  private static Rule rule(String text) {
    List<Finding> findings = new ArrayList<>();
    var node = YamlReader.read("r", text.getBytes(StandardCharsets.UTF_8), findings).getFirst();
    Rule rule = new RuleReader(new Problems(findings)).read(node).rule();
    assertThat(findings).isEmpty();
    return rule;
  }
}
