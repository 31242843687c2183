package org.todoku.authoring.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.todoku.text.Fix;

class MendingTest {
  @Test
  void a_name_is_changed_wherever_the_piece_has_it_as_a_value_and_nowhere_else() {
    Editing editing =
        editing(
            "{rule: r, title: endet, need: endet, when: {value: a.endet, in: [none, endet, \"1\"]}}");
    long piece = editing.selected();

    assertThat(mended(editing, piece, new Fix.Rename("endet", "ended")))
        .isEqualTo(
            "{\"rule\":\"r\",\"title\":\"endet\",\"need\":\"endet\",\"when\":{\"value\":\"a.endet\",\"in\":[\"none\",\"ended\",\"1\"]}}");
    assertThat(mended(editing, 0, new Fix.Rename("endet", "ended")))
        .contains("\"title\":\"endet\",\"need\":\"ended\"");
    assertThat(Mending.of(editing, piece, new Fix.Rename("value", "x"))).isEmpty();
    assertThat(Mending.of(editing, piece, new Fix.Rename("1", "2"))).isPresent();
  }

  @Test
  void bounds_change_places_beneath_a_measure_as_well() {
    Editing one = editing("{rule: r, when: {value: a.b, between: [4, 2.5]}}");
    Editing counted = editing("{rule: r, when: {records: a, count: {between: [4, 2]}}}");
    Editing right = editing("{rule: r, when: {value: a.b, between: [2, 4]}}");

    assertThat(mended(one, one.selected(), new Fix.SwapBounds())).contains("[2.5,4]");
    assertThat(mended(counted, counted.selected(), new Fix.SwapBounds())).contains("[2,4]");
    assertThat(Mending.of(right, right.selected(), new Fix.SwapBounds())).isEmpty();
  }

  @Test
  void a_condition_is_left_out_and_a_threshold_taken_away() {
    Editing editing =
        editing(
            "{rule: r, parameters: {n: {value: 1}, m: {value: 2}}, when: {all: [{value: a.b}, {value: a.c}]}}");
    long second = editing.sheet().when().parts().get(1).id();

    assertThat(mended(editing, second, new Fix.LeaveOut()))
        .contains("{\"all\":[{\"value\":\"a.b\"}]}");
    assertThat(mended(editing, 0, new Fix.DropParameter("n")))
        .contains("\"parameters\":{\"m\":{\"value\":2}}");
    Editing without = Mending.of(editing, 0, new Fix.DropParameter("n")).orElseThrow();
    assertThat(mended(without, 0, new Fix.DropParameter("m"))).doesNotContain("parameters");
    assertThat(Mending.of(editing, 0, new Fix.DropParameter("k"))).isEmpty();
    assertThat(Mending.of(editing, 0, new Fix.LeaveOut())).isEmpty();
  }

  private static Editing editing(String text) {
    return Editing.of(Sheet.read(text, new ArrayList<>()).orElseThrow());
  }

  private static String mended(Editing editing, long piece, Fix fix) {
    return Mending.of(editing, piece, fix)
        .orElseThrow()
        .sheet()
        .whole()
        .text()
        .replaceAll("\\s", "");
  }
}
