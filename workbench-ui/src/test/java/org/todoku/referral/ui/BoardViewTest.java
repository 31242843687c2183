package org.todoku.referral.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.todoku.access.Role;
import org.todoku.referral.Intake;
import org.todoku.referral.Matches;
import org.todoku.rule.Rule.Level;
import org.todoku.testing.ViewTest;

class BoardViewTest extends ViewTest {
  @Autowired Intake intake;

  @BeforeEach
  void empty() {
    Matches.emptyBoard();
  }

  @Test
  void an_empty_board_says_what_will_be_here() {
    signIn(Role.CASEWORKER);

    BoardView page = navigate(BoardView.class);

    assertThat(words(page)).contains("まだカードはありません");
  }

  @Test
  void candidates_stand_in_their_column_with_the_newest_reason() {
    intake.accept(
        List.of(Matches.of("00000000-0000-4000-8000-000000000001", "欠席", Level.PREVENTIVE, "x")));
    signIn(Role.CASEWORKER);

    BoardView page = navigate(BoardView.class);

    assertThat(words(page)).contains("確認候補", "1件", "予防的措置", "不登校", "ルール欠席", "担当なし", "未読");
  }

  @Test
  void an_opened_card_tells_why_and_what_is_unknown_and_is_confirmed() {
    intake.accept(
        List.of(
            Matches.of(
                "00000000-0000-4000-8000-000000000001", "欠席", Level.PREVENTIVE, "taxExempt")));
    signIn(Role.CASEWORKER);
    BoardView page = navigate(BoardView.class);
    String card = $(CardTile.class).single().getElement().getAttribute("data-card");

    UI.getCurrent().navigate("board/" + card);

    CardPanel panel = $(CardPanel.class).single();
    assertThat(words(panel)).contains("欠席が30日以上", "はい", "その期間の記録がない", "第3版", "面談がない");
    click("本人・データを確認した");
    click("確認する");
    assertThat(words($(CardPanel.class).single())).contains("ケース会議", "統括支援員");
    assertThat(words(page)).contains("ケース会議");
  }

  private void click(String words) {
    test($(Button.class).all().stream()
            .filter(b -> b.getText().equals(words))
            .findFirst()
            .orElseThrow())
        .click();
  }

  @Test
  void the_board_speaks_english_too() {
    intake.accept(
        List.of(Matches.of("00000000-0000-4000-8000-000000000001", "absent", Level.PRIORITY, "x")));
    signIn(Role.SUPERVISOR);
    speak(Locale.ENGLISH);

    BoardView page = navigate(BoardView.class);

    assertThat(words(page)).contains("To look at", "Rule absent", "nobody yet", "Truancy");
  }

  @Test
  void analysts_may_not_see_the_board() {
    signIn(Role.ANALYST);

    open("board");

    assertThat(getCurrentView()).isNotInstanceOf(BoardView.class);
  }
}
