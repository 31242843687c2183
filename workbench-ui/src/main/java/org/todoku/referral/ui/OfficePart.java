package org.todoku.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.referral.Office;
import org.todoku.referral.Transfer;
import org.todoku.referral.Transfers.Standing;
import org.todoku.shared.ui.Dates;
import org.todoku.shared.ui.People;
import org.todoku.shared.ui.Screen;

/** With which office a card is, and what waits for an answer. */
final class OfficePart extends Div {
  private static final long serialVersionUID = 1L;

  /**
   * @param writes whether the reader may offer the card and take an offer back
   */
  OfficePart(long card, Standing standing, boolean writes, People people, TransferDesk desk) {
    add(new Paragraph(name(standing.office(), standing.offices())));
    Transfer offered = standing.offered();
    Div buttons = new Div();
    buttons.addClassName("form-row");
    if (offered == null) {
      if (writes && standing.mayOffer()) {
        buttons.add(button("board.transfer.offer", () -> desk.offer(card, standing), false));
      }
    } else {
      Span what =
          new Span(
              CardWords.text(
                  "board.transfer.waits",
                  name(offered.to(), standing.offices()),
                  CardWords.text("board.transfer.reason." + offered.reason().word())));
      Span by =
          new Span(
              CardWords.text(
                  "board.by",
                  people.name(offered.by()),
                  Dates.moment(offered.at(), Screen.language())));
      by.addClassName("fact-source");
      Div told = new Div(what, by);
      told.addClassName("transfer");
      if (!offered.note().isEmpty()) {
        told.add(new Paragraph(offered.note()));
      }
      add(told);
      if (standing.asksReader()) {
        buttons.add(
            button("board.transfer.accept", () -> desk.accept(offered), true),
            button("board.transfer.return", () -> desk.sendBack(offered), false));
      }
      if (writes) {
        buttons.add(button("board.transfer.withdraw", () -> desk.withdraw(offered), false));
      }
    }
    if (buttons.getComponentCount() > 0) {
      add(buttons);
    }
  }

  static String name(@Nullable String id, List<Office> offices) {
    return offices.stream()
        .filter(office -> office.id().equals(id))
        .findFirst()
        .map(office -> office.name().in(Screen.language()))
        .orElseGet(() -> CardWords.text("board.office.none"));
  }

  private static Button button(String key, Runnable action, boolean first) {
    Button button = new Button(CardWords.text(key), event -> action.run());
    button.addThemeVariants(first ? ButtonVariant.LUMO_PRIMARY : ButtonVariant.LUMO_SMALL);
    return button;
  }
}
