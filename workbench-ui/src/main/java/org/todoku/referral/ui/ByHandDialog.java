package org.todoku.referral.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.todoku.access.CurrentUser;
import org.todoku.referral.ByHand;
import org.todoku.referral.CardMoves;
import org.todoku.referral.RecordResult;
import org.todoku.referral.RecordResult.Changed;
import org.todoku.rule.Rule.Level;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.LevelBadge;
import org.todoku.shared.ui.Screen;

/** Opens a card for a child that somebody knows of, without any rule. */
final class ByHandDialog extends FormDialog {
  private static final long serialVersionUID = 1L;

  private final transient ByHand byHand;
  private final transient CurrentUser user;
  private final TextField search = new TextField(CardWords.text("board.byHand.search"));
  private final RadioButtonGroup<ByHand.Found> found = new RadioButtonGroup<>();
  private final Paragraph nobody = new Paragraph(CardWords.text("board.byHand.nobody"));
  private final Select<String> need = new Select<>();
  private final Select<Level> level = new Select<>();
  private final Div standing = new Div();
  private final TextArea why = new TextArea(CardWords.text("board.byHand.why"));

  ByHandDialog(ByHand byHand, CurrentUser user, Runnable done) {
    super(
        CardWords.text("board.byHand.title"),
        CardWords.text("board.byHand.what"),
        CardWords.text("board.byHand.open"),
        done);
    this.byHand = byHand;
    this.user = user;
    search.setHelperText(CardWords.text("board.byHand.searchHint"));
    search.setWidthFull();
    Button look = new Button(CardWords.text("board.byHand.find"), event -> find());
    Div row = new Div(search, look);
    row.addClassName("form-row");
    found.setLabel(CardWords.text("board.byHand.child"));
    found.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    found.setItemLabelGenerator(this::words);
    found.setVisible(false);
    nobody.setVisible(false);
    nobody.getElement().setAttribute("role", "status");
    need.setLabel(CardWords.text("board.byHand.need"));
    need.setItems(BoardAddress.NEEDS);
    need.setItemLabelGenerator(CardWords::needWord);
    level.setLabel(CardWords.text("board.byHand.level"));
    level.setItems(Level.values());
    level.setItemLabelGenerator(LevelBadge::word);
    level.setValue(Level.WATCH);
    why.setMaxLength(CardMoves.LONGEST_NOTE);
    why.setWidthFull();
    why.setMinRows(3);
    Div choices = new Div(need, level);
    choices.addClassName("form-row");
    add(standing, row, nobody, found, choices, why);
  }

  private void find() {
    List<ByHand.Found> children = byHand.find(search.getValue(), user);
    found.setItems(children);
    found.setVisible(!children.isEmpty());
    nobody.setVisible(children.isEmpty());
    if (children.size() == 1) {
      found.setValue(children.getFirst());
    }
  }

  private String words(ByHand.Found child) {
    LocalDate born = child.birthDate();
    return CardWords.text(
        "board.byHand.childLine",
        child.name(),
        child.kana(),
        born == null ? "" : Dates.day(born, Screen.language()));
  }

  @Override
  boolean complete() {
    boolean chosen = found.isVisible() && found.getValue() != null;
    search.setInvalid(!chosen);
    search.setErrorMessage(CardWords.text("board.byHand.childMissing"));
    need.setInvalid(need.getValue() == null);
    need.setErrorMessage(CardWords.text("board.problem.empty"));
    why.setInvalid(why.getValue().isBlank());
    why.setErrorMessage(CardWords.text("board.problem.empty"));
    return chosen && need.getValue() != null && !why.getValue().isBlank();
  }

  @Override
  RecordResult submit() {
    RecordResult result =
        byHand.open(
            found.getValue().child(), need.getValue(), level.getValue(), why.getValue(), user);
    if (result instanceof RecordResult.Done(long card)) {
      UI.getCurrent().navigate("board/" + card);
    }
    return result;
  }

  @Override
  void refused(RecordResult.Refused refused) {
    standing.removeAll();
    if (refused.problem() == RecordResult.Problem.OPEN_ALREADY) {
      standing.add(new Anchor("board/" + refused.detail(), CardWords.text("board.byHand.toCard")));
    }
  }

  @Override
  String changed(Changed changed) {
    return CardWords.text("board.directory.changed");
  }
}
